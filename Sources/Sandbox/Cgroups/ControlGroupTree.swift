import Glibc

/// The control groups of one server: a group named `lambent-<instance>` below the server's own, and in it one for each sandbox.
///
/// Version 1, version 2 and both side by side look the same from outside: each feature comes from whichever hierarchy has it.
/// Groups are made below the server's own group, so that limits set on the server hold for everything that it runs.
package struct ControlGroupTree: Sendable {
    /// What the groups of this tree do.
    package let features: Set<ControlGroupFeature>
    /// What they do not do, and why.
    package let missing: [MissingControlGroupFeature]
    /// The interfaces in use, for people: "v1", "v2" or "hybrid".
    package let interface: String

    /// The directories `lambent-<instance>`, one in each hierarchy in use.
    let directories: [GroupDirectory]
    let instance: String
    let mountPoints: [GroupDirectory]

    /// Finds what the host offers and makes the groups of this server. On version 2 the server may move itself, and other
    /// processes of its group, to a group `lambent-<instance>-server`, because a group with limits for the groups below it
    /// must have no process of its own.
    ///
    /// Never fails: what cannot be had is in `missing`.
    ///
    /// - Parameters:
    ///   - instance: names this server among others on the host; letters, digits, `-` and `_`.
    ///   - root: where the host's `/proc` and control group file systems are looked for; another than `/` is a plain
    ///     directory tree in the place of the kernel's.
    package static func open(instance: String, root: String = "/") -> ControlGroupTree {
        ControlGroupTree(instance: instance, found: ControlGroupDiscovery(instance: instance, root: root).find())
    }

    private init(instance: String, found: ControlGroupDiscovery.Found) {
        self.instance = instance
        mountPoints = found.mountPoints
        directories = found.directories
        missing = found.missing
        features = Set(found.directories.flatMap(\.features))
        let versions = Set(found.directories.map(\.version))
        interface = versions.count > 1 ? "hybrid" : versions.contains(.v1) ? "v1" : versions.isEmpty ? "none" : "v2"
    }

    /// A new group with its limits and no process. Costs some 0.1 ms.
    ///
    /// - Parameter name: one directory name, of no other group that lives; characters other than letters, digits, `-`, `_`
    ///   and `.` are replaced.
    package func makeGroup(
        name: String,
        limits: ControlGroupLimits = ControlGroupLimits()
    ) throws(ControlGroupError) -> ControlGroup {
        let name = Self.directoryName(name)
        let group = ControlGroup(name: name, directories: directories.map { $0.child(name) })
        do {
            for directory in group.directories { try directory.make() }
            try group.update(limits)
        } catch {
            group.removeEmpty()
            throw error
        }
        return group
    }

    /// Removes the groups of this server. Groups that still have processes stay.
    package func remove() {
        for directory in directories { try? directory.remove() }
    }

    static func directoryName(_ name: String) -> String {
        let safe = name.unicodeScalars.map { scalar -> Character in
            let isSafe = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isSafe || "-_.".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
        }
        let text = String(safe.prefix(128))
        // "cgroup.", "memory." and the like are the kernel's own.
        return text.isEmpty || text.contains(".") ? "group-" + text.replacing(".", with: "_") : text
    }
}
