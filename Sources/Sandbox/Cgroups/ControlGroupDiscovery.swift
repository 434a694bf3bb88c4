import Glibc

/// Finds the hierarchies to use for each feature, and makes a server's groups in them.
struct ControlGroupDiscovery {
    struct Found {
        var directories: [GroupDirectory] = []
        var missing: [MissingControlGroupFeature] = []
        /// Where the hierarchies are mounted.
        var mountPoints: [GroupDirectory] = []
    }

    let instance: String
    let root: String

    private var isPlain: Bool { root != "/" }
    private var groupName: String { "lambent-\(instance)" }
    private var proc: String { isPlain ? root + "/proc" : "/proc" }

    func find() -> Found {
        let hierarchies = ControlGroupHierarchy.all(
            mounts: FileText.read("\(proc)/self/mountinfo") ?? "",
            groups: FileText.read("\(proc)/self/cgroup") ?? "",
            root: root
        )
        var found = Found()
        found.mountPoints = hierarchies.map {
            GroupDirectory(path: $0.mountPoint, version: $0.version, features: [], isPlain: isPlain)
        }
        var open = Set(ControlGroupFeature.allCases)
        var reasons: [ControlGroupFeature: (reason: String, cure: String?)] = [:]

        // Version 2 first for freezing: its freezer cannot be outlived by a killed process, and works beside version 1 too.
        if let unified = hierarchies.first(where: { $0.version == .v2 }) {
            let result = UnifiedGroup(hierarchy: unified, instance: instance, proc: proc, isPlain: isPlain).make()
            if let directory = result.directory {
                found.directories.append(directory)
                open.subtract(directory.features)
            }
            reasons.merge(result.reasons) { first, _ in first }
        }
        for feature in ControlGroupFeature.allCases where open.contains(feature) {
            guard let hierarchy = hierarchies.first(where: { $0.controllers.contains(feature.versionOneController) })
            else { continue }
            do throws(ControlGroupError) {
                // Controllers that are mounted together share their directories.
                let path = try makeVersionOne(hierarchy)
                let same = found.directories.firstIndex { $0.path == path }
                let features = (same.map { found.directories[$0].features } ?? []).union([feature])
                let directory = GroupDirectory(path: path, version: .v1, features: features, isPlain: isPlain)
                if let same { found.directories[same] = directory } else { found.directories.append(directory) }
                open.remove(feature)
            } catch {
                reasons[feature] = ("\(error)", Self.rightsCure(error, "run the server as root"))
            }
        }
        found.missing = ControlGroupFeature.allCases.filter(open.contains).map { feature in
            let known = reasons[feature]
            return MissingControlGroupFeature(
                feature: feature,
                reason: known?.reason ?? "no control group hierarchy of this host has \(feature.inWords)",
                cure: known == nil ? feature.absenceCure : known?.cure
            )
        }
        return found
    }

    static func rightsCure(_ error: ControlGroupError, _ cure: String) -> String? {
        switch error.errno {
        case EACCES, EPERM: cure
        case EROFS: "mount the control groups writable (a container needs --privileged)"
        default: nil
        }
    }

    private func makeVersionOne(_ hierarchy: ControlGroupHierarchy) throws(ControlGroupError) -> String {
        // A mount that does not show the own group (a container without a namespace of its own) shows another's, whose
        // limits hold there.
        let parent = hierarchy.directory(of: hierarchy.ownGroup) ?? hierarchy.mountPoint
        let directory = GroupDirectory(
            path: "\(parent)/\(groupName)",
            version: .v1,
            features: [],
            isPlain: isPlain
        )
        try directory.make()
        // Kernels before 5.11 count the groups below only when told to.
        if directory.has("memory.use_hierarchy") { try? directory.write("memory.use_hierarchy", "1") }
        return directory.path
    }
}

extension ControlGroupFeature {
    var versionOneController: String {
        self == .freeze ? "freezer" : rawValue
    }

    var inWords: String {
        switch self {
        case .memory: "a memory controller"
        case .cpu: "a processor controller"
        case .pids: "a process controller"
        case .freeze: "a freezer"
        }
    }

    var absenceCure: String? {
        switch self {
        case .memory: "start the kernel with cgroup_enable=memory"
        case .cpu, .pids: "use a kernel with this controller"
        case .freeze: nil
        }
    }
}
