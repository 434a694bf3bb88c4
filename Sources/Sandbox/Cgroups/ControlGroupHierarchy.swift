/// One mounted tree of control groups.
struct ControlGroupHierarchy: Sendable, Hashable {
    let version: GroupDirectory.Version
    /// Where it is mounted.
    let mountPoint: String
    /// Which of its groups the mount point shows: not `/` in a container that sees a part only.
    let mountedGroup: String
    /// The controllers that are bound to it; of version 2, all that its root offers are in the file `cgroup.controllers`.
    let controllers: Set<String>
    /// The group of this process in it, as a path from the hierarchy's root.
    let ownGroup: String

    /// The directory of a group, or nil when the mount does not show it.
    func directory(of group: String) -> String? {
        if mountedGroup == "/" { return group == "/" ? mountPoint : mountPoint + group }
        if group == mountedGroup { return mountPoint }
        guard group.hasPrefix(mountedGroup + "/") else { return nil }
        return mountPoint + group.dropFirst(mountedGroup.count)
    }

    /// All hierarchies that this process sees.
    ///
    /// - Parameters:
    ///   - mounts: the text of `/proc/self/mountinfo`.
    ///   - groups: the text of `/proc/self/cgroup`.
    ///   - root: is put before mount points.
    static func all(mounts: String, groups: String, root: String) -> [ControlGroupHierarchy] {
        let groups = groups.split(separator: "\n").map { line in
            line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        }
        func ownGroup(_ isWanted: (_ controllers: [Substring]) -> Bool) -> String? {
            groups.first { $0.count == 3 && isWanted($0[1].split(separator: ",")) }?[2]
        }
        var found: [ControlGroupHierarchy] = []
        for line in mounts.split(separator: "\n") {
            // … root mountpoint options [optional…] - type source superoptions
            let parts = line.split(separator: " ").map(String.init)
            guard let dash = parts.firstIndex(of: "-"), dash >= 6, parts.count > dash + 3 else { continue }
            let mountPoint = (root == "/" ? "" : root) + unescape(parts[4])
            switch parts[dash + 1] {
            case "cgroup2":
                guard let own = ownGroup({ $0.isEmpty }) else { continue }
                found.append(
                    ControlGroupHierarchy(
                        version: .v2,
                        mountPoint: mountPoint,
                        mountedGroup: unescape(parts[3]),
                        controllers: [],
                        ownGroup: own
                    )
                )
            case "cgroup":
                let options = Set(parts[dash + 3].split(separator: ",").map(String.init))
                guard let own = ownGroup({ names in names.contains { options.contains(String($0)) } }) else { continue }
                found.append(
                    ControlGroupHierarchy(
                        version: .v1,
                        mountPoint: mountPoint,
                        mountedGroup: unescape(parts[3]),
                        controllers: options,
                        ownGroup: own
                    )
                )
            default:
                continue
            }
        }
        // The same hierarchy may be mounted in several places; the first is as good as any.
        var seen: Set<[String]> = []
        return found.filter { seen.insert([$0.mountedGroup] + $0.controllers.sorted()).inserted }
    }

    /// The kernel writes blanks and the like in octal.
    private static func unescape(_ text: String) -> String {
        guard text.contains("\\") else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            let digits = rest.prefix(3)
            if byte == UInt8(ascii: "\\"), digits.count == 3,
                let code = UInt8(String(decoding: digits, as: UTF8.self), radix: 8)
            {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
