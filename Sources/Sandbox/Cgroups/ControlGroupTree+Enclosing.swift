extension ControlGroupTree {
    /// What the groups around this server's own allow everything in it together; nil where they do not limit it.
    ///
    /// A limit of a sandbox above these has no effect, and version 1 refuses a share of the processors above that of any
    /// group around it.
    package var enclosing: ControlGroupLimits {
        ControlGroupLimits(
            memory: least(.memory) { $0.memoryLimit }.map { $0 >> 20 },
            vCPUs: least(.cpu) { $0.processorLimit },
            processes: least(.pids) { $0.processLimit }
        )
    }

    /// The least of what the groups from the server's own up to the one that is mounted say.
    private func least<Limit: Comparable>(
        _ feature: ControlGroupFeature,
        _ limit: (GroupDirectory) -> Limit?
    ) -> Limit? {
        guard let own = directories.first(where: { $0.features.contains(feature) }) else { return nil }
        var limits: [Limit] = []
        var directory = own
        while let parent = directory.parent, mountPoints.contains(where: { parent.isBelow($0) }) {
            if let limit = limit(parent) { limits.append(limit) }
            directory = parent
        }
        return limits.min()
    }
}

extension GroupDirectory {
    fileprivate var parent: GroupDirectory? {
        guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return nil }
        return GroupDirectory(path: String(path[..<slash]), version: version, features: features, isPlain: isPlain)
    }

    /// Or the same.
    fileprivate func isBelow(_ other: GroupDirectory) -> Bool {
        path == other.path || path.hasPrefix(other.path + "/")
    }

    /// Bytes.
    fileprivate var memoryLimit: Int? {
        // Version 1 says "none" with a number of pages that no machine has.
        integer(version == .v2 ? "memory.max" : "memory.limit_in_bytes").flatMap { $0 < 1 << 60 ? $0 : nil }
    }

    /// As a share of one processor.
    fileprivate var processorLimit: Double? {
        let quota: Int?
        let period: Int?
        switch version {
        case .v2:
            let parts = (read("cpu.max") ?? "").split(whereSeparator: \.isWhitespace)
            quota = parts.first.flatMap { Int($0) }
            period = parts.dropFirst().first.flatMap { Int($0) }
        case .v1:
            quota = integer("cpu.cfs_quota_us")
            period = integer("cpu.cfs_period_us")
        }
        guard let quota, let period, quota > 0, period > 0 else { return nil }
        return Double(quota) / Double(period)
    }

    fileprivate var processLimit: Int? { integer("pids.max") }

    private func integer(_ file: String) -> Int? {
        read(file).flatMap { Int($0.prefix { !$0.isWhitespace }) }
    }
}
