import Glibc

extension ControlGroupTree {
    /// Kills and removes what a killed server of this instance left behind: every group in a group `lambent-<instance>`, wherever in
    /// the hierarchies the earlier server made it. To be called before the first group is made.
    ///
    /// - Returns: how many groups were removed.
    @discardableResult
    package func removeLeftovers() async -> Int {
        let current = Set(directories.map(\.path))
        var removed = 0
        for directory in mountPoints.flatMap({ find(in: $0, depth: 0) }) {
            removed += await removeChildren(of: directory)
            if !current.contains(directory.path), (try? directory.remove()) != nil { removed += 1 }
        }
        return removed
    }

    /// The directories of this instance, those that servers were moved to included.
    private func find(in directory: GroupDirectory, depth: Int) -> [GroupDirectory] {
        // Deeper than any tree in use; the depth of a hierarchy has no limit of its own.
        guard depth < 16 else { return [] }
        let own = ["lambent-\(instance)", "lambent-\(instance)-server"]
        return directory.children().flatMap { name in
            let child = directory.child(name)
            return own.contains(name) ? [child] : find(in: child, depth: depth + 1)
        }
    }

    private func removeChildren(of directory: GroupDirectory) async -> Int {
        var removed = 0
        for name in directory.children() {
            let group = ControlGroup(name: name, directories: [directory.child(name)])
            await group.kill()
            if (try? await group.remove()) != nil { removed += 1 }
        }
        return removed
    }
}
