extension SandboxEnforcement {
    /// What isolated sandboxes keep.
    static func linux(host: LinuxHost, findings: LauncherFindings, egress: Row, networks: Row)
        -> SandboxEnforcement
    {
        let groups = host.groups
        let asRoot = host.inUserNamespace ? "run the server as root" : nil
        let ceiling = groups.enclosing
        var enforcement = SandboxEnforcement(rows: [
            Row(.timeout, .enforced, reason: "everything in the sandbox is killed"),
            Row(
                .environment,
                .enforced,
                reason: "a process gets the function's variables and nothing of the server's environment or descriptors"
            ),
            memory(groups, temporaryInMemory: !host.keepsTemporaryOnDisk(findings), asRoot)
                .below(ceiling.memory.map { "\($0) MB" }),
            groupRow(.processor, .cpu, groups, reason: "a share of the processors in each 20 ms")
                .below(ceiling.vCPUs.map { "\($0) of a processor" }),
            temporaryStorage(onDisk: host.keepsTemporaryOnDisk(findings), asRoot),
            layers(findings),
            fileSystems(host),
            architecture,
            groupRow(.processes, .pids, groups, reason: "processes and threads of a sandbox are counted and limited")
                .below(ceiling.processes.map { "\($0) processes" }),
            groupRow(.freezing, .freeze, groups, reason: "idle environments stand still"),
            Row(
                .files,
                .enforced,
                reason: "a root of its own: programs and libraries of the host read-only, nothing else of it"
            ),
            Row(.processIsolation, .enforced, reason: "a process sees only those of its own sandbox"),
            Row(
                .network,
                .enforced,
                reason: "a network of its own, with nothing in it but what the server listens on for it"
            ),
            privileges(host),
            egress,
            networks,
        ])
        enforcement.ceiling = ceiling
        return enforcement
    }

    private static func missing(
        _ setting: Setting,
        _ feature: ControlGroupFeature,
        _ groups: ControlGroupTree
    ) -> Row {
        let missing = groups.missing.first { $0.feature == feature }
        return Row(
            setting,
            .notEnforced,
            reason: missing?.reason ?? "there is no control group for it",
            cure: missing?.cure
        )
    }

    private static func groupRow(
        _ setting: Setting,
        _ feature: ControlGroupFeature,
        _ groups: ControlGroupTree,
        reason: String
    ) -> Row {
        groups.features.contains(feature)
            ? Row(setting, .enforced, reason: reason) : missing(setting, feature, groups)
    }

    private static func memory(_ groups: ControlGroupTree, temporaryInMemory: Bool, _ cure: String?) -> Row {
        guard groups.features.contains(.memory) else {
            return Row(
                .memory,
                .enforced,
                reason: "resident memory is looked at every 25 ms; what holds more is killed"
            )
        }
        if temporaryInMemory {
            return Row(
                .memory,
                .notEnforced,
                reason: "/tmp is in memory here, so a function is killed only above MemorySize plus EphemeralStorage",
                cure: cure
            )
        }
        return Row(.memory, .enforced, reason: "a process is killed above it; page cache and /tmp do not count")
    }

    private static func temporaryStorage(onDisk: Bool, _ asRoot: String?) -> Row {
        if onDisk {
            return Row(.temporaryStorage, .enforced, reason: "/tmp is a file system of that size, on disk")
        }
        return Row(
            .temporaryStorage,
            .enforced,
            reason: "/tmp is a file system of that size, in memory",
            cure: asRoot ?? "install e2fsprogs, and let the server use loop devices, to have it on disk"
        )
    }

    private static func layers(_ findings: LauncherFindings) -> Row {
        findings.contains(.overlay)
            ? Row(.layers, .enforced, reason: "merged in order under /opt, with their extensions started")
            : Row(
                .layers,
                .notEnforced,
                reason: "this kernel has no overlay file system: a function can have one layer, not several",
                cure: "load the module: modprobe overlay"
            )
    }

    private static func fileSystems(_ host: LinuxHost) -> Row {
        guard host.inUserNamespace else {
            return Row(
                .fileSystems,
                .enforced,
                reason:
                    "a directory of this host at /mnt/NAME, shared by functions, whose files are the access point's user's"
            )
        }
        return Row(
            .fileSystems,
            .enforced,
            reason: "a directory of this host at /mnt/NAME, shared by functions; its files are the server's user's",
            cure: "run the server as root, to have them be those of the access point's user"
        )
    }

    private static func privileges(_ host: LinuxHost) -> Row {
        let user = host.inUserNamespace ? "a user namespace" : "a user of its own"
        return Row(
            .privileges,
            .enforced,
            reason: "\(user), no capabilities, no new privileges, a filter of system calls"
        )
    }
}

extension SandboxEnforcement.Row {
    /// What isolated sandboxes can reach outside.
    ///
    /// - Parameter obstacle: why they cannot; nil when they can.
    static func egress(isWanted: Bool, obstacle: SandboxError?) -> Self {
        guard isWanted else {
            return Self(
                .egress,
                .enforced,
                reason: "none but to the services that the server leads functions to, as configured"
            )
        }
        guard let obstacle else {
            return Self(
                .egress,
                .enforced,
                reason:
                    "TCP and names over IPv4, passed on by the server; not to this host nor to networks of one wire only"
            )
        }
        return Self(
            .egress,
            .notEnforced,
            reason: "functions reach the services that the server leads them to, and nothing beyond: \(obstacle)",
            cure:
                "load the kernel's packet filter (modprobe -a nf_tables nft_chain_nat nft_nat) and let the server use it"
        )
    }

    /// What functions with a network can be joined to.
    ///
    /// - Parameters:
    ///   - isTried: whether it was found out.
    ///   - relays: networks that are mapped to routes can be reached.
    ///   - obstacle: why sandboxes cannot be joined to bridges and namespaces; nil when they can.
    static func networks(isTried: Bool, relays: Bool, obstacle: SandboxError?) -> Self {
        guard let obstacle else {
            let mapped = "the function is in the network that its subnets are mapped to, within its groups' rules"
            let other = "with none mapped it reaches no network"
            return Self(
                .networks,
                .enforced,
                reason: isTried ? "\(mapped); \(other)" : "no network is mapped: \(other)"
            )
        }
        return Self(
            .networks,
            .notEnforced,
            reason: relays
                ? "only networks that are mapped to routes can be reached, not bridges or namespaces: \(obstacle)"
                : "functions with a network reach none: \(obstacle)",
            cure: "run the server as root, with nf_tables, nft_ct and veth in the kernel"
        )
    }

    /// The same where the server itself has only so much, of which functions get no more either.
    fileprivate func below(_ ceiling: String?) -> Self {
        guard let ceiling else { return self }
        var row = self
        row.reason += "; a control group around the server gives it and all functions together \(ceiling)"
        row.cure = row.cure ?? "raise the limit of the service or container that the server runs in"
        return row
    }
}

extension LinuxHost {
    /// Whether /tmp is neither charged to memory nor bound by it.
    func keepsTemporaryOnDisk(_ findings: LauncherFindings) -> Bool {
        images != nil && findings.contains(.loop)
    }
}
