import Glibc

/// Makes a server's group in the hierarchy of version 2, with the controllers switched on for the groups below it.
struct UnifiedGroup {
    struct Result {
        var directory: GroupDirectory?
        var reasons: [ControlGroupFeature: (reason: String, cure: String?)] = [:]
    }

    let hierarchy: ControlGroupHierarchy
    let instance: String
    let proc: String
    let isPlain: Bool

    private var groupName: String { "lambent-\(instance)" }
    private var leafName: String { "lambent-\(instance)-server" }

    func make() -> Result {
        var result = Result()
        guard let own = ownDirectory else { return result }
        let root = directory(hierarchy.mountPoint)
        // A group of ours if it can be had, else one beside all others, which root may make.
        for parent in own == root ? [own] : [own, root] {
            let wanted = controllers(in: parent)
            let rootHasMore = parent != root && canUse(root) && !wanted.isSuperset(of: controllers(in: root))
            if rootHasMore { continue }
            var failures: [ControlGroupFeature: ControlGroupError] = [:]
            do throws(ControlGroupError) {
                if !wanted.isSubset(of: enabled(in: parent)) { try makeRoom(in: parent, isOwn: parent == own) }
                for feature in wanted { enable(feature, in: parent, &failures) }
                let group = parent.child(groupName)
                try group.make()
                for feature in wanted where failures[feature] == nil { enable(feature, in: group, &failures) }
                var features = wanted.subtracting(failures.keys)
                // Since Linux 5.2.
                if isPlain || group.has("cgroup.freeze") { features.insert(.freeze) }
                // Half of it here is worse than all of it at the root.
                if !failures.isEmpty, parent != root, canUse(root) {
                    try? group.remove()
                    continue
                }
                result.reasons = failures.mapValues { ("\($0)", Self.cure($0)) }
                result.directory = GroupDirectory(path: group.path, version: .v2, features: features, isPlain: isPlain)
                return result
            } catch {
                for feature in wanted.union([.freeze]) { result.reasons[feature] = ("\(error)", Self.cure(error)) }
            }
        }
        return result
    }

    /// The group of this process, or the one above it if it was moved to a leaf by an earlier server that it descends from.
    private var ownDirectory: GroupDirectory? {
        var group = hierarchy.ownGroup
        if let name = group.split(separator: "/").last, name.hasPrefix("lambent-"), name.hasSuffix("-server") {
            group = String(group.dropLast(name.count + 1))
            if group.isEmpty { group = "/" }
        }
        // A group outside what the mount shows begins with "/..".
        guard let path = hierarchy.directory(of: group), access(path, F_OK) == 0 else {
            return directory(hierarchy.mountPoint)
        }
        return directory(path)
    }

    private func directory(_ path: String) -> GroupDirectory {
        GroupDirectory(path: path, version: .v2, features: [], isPlain: isPlain)
    }

    private func controllers(in directory: GroupDirectory) -> Set<ControlGroupFeature> {
        features(directory.read("cgroup.controllers"))
    }

    private func enabled(in directory: GroupDirectory) -> Set<ControlGroupFeature> {
        features(directory.read("cgroup.subtree_control"))
    }

    private func features(_ text: String?) -> Set<ControlGroupFeature> {
        Set((text ?? "").split(whereSeparator: \.isWhitespace).compactMap { ControlGroupFeature(rawValue: String($0)) })
    }

    private func canUse(_ directory: GroupDirectory) -> Bool {
        directory.isWritable("cgroup.subtree_control")
    }

    private func enable(
        _ feature: ControlGroupFeature,
        in directory: GroupDirectory,
        _ failures: inout [ControlGroupFeature: ControlGroupError]
    ) {
        if enabled(in: directory).contains(feature) { return }
        do throws(ControlGroupError) {
            try directory.write("cgroup.subtree_control", "+\(feature.rawValue)")
        } catch {
            failures[feature] = error
        }
    }

    /// Empties the group of its processes by moving them to a leaf below it; only the root of all groups needs no emptying.
    private func makeRoom(in parent: GroupDirectory, isOwn: Bool) throws(ControlGroupError) {
        // Every group but the root of all has this file. A container sees its own group as the root, which has it too.
        guard isOwn, parent.has("cgroup.events") else { return }
        let processes = parent.processes()
        guard !processes.isEmpty else { return }
        // Somebody else's processes are moved only where the group is ours anyway: given to this user, or a container's.
        let tree = ProcessTree(proc: proc)
        let isOurs = geteuid() != 0 || parent.path == hierarchy.mountPoint
        guard isOurs || processes.allSatisfy(tree.isOwn) else {
            throw ControlGroupError("use", parent.path, errno: EBUSY)
        }
        let leaf = parent.child(leafName)
        try leaf.make()
        for process in processes {
            do {
                try leaf.attach(process)
            } catch  where error.errno == ESRCH {
                // It ended meanwhile.
            }
        }
    }

    private static func cure(_ error: ControlGroupError) -> String? {
        ControlGroupDiscovery.rightsCure(
            error,
            "run the server as root, or with a group of its own: systemd-run --user --scope -p Delegate=yes lambent serve"
        )
    }
}
