import Glibc

extension SandboxEnforcement {
    /// What process sandboxes keep.
    ///
    /// - Parameter cure: what would bring sandboxes with isolation, if anything does.
    package static func process(cure: String? = nil) -> SandboxEnforcement {
        SandboxEnforcement(rows: [
            Row(
                .timeout,
                .enforced,
                reason: "the whole process tree is killed, processes in sessions of their own included"
            ),
            Row(
                .environment,
                .enforced,
                reason: "a process gets the function's variables and nothing of the server's environment or descriptors"
            ),
            Row(
                .memory,
                .notEnforced,
                reason: "process sandboxes do not limit memory; the peak that is reported is measured",
                cure: cure
            ),
            Row(
                .processor,
                .notEnforced,
                reason: "process sandboxes share the processors of the host",
                cure: cure
            ),
            Row(
                .temporaryStorage,
                .notEnforced,
                reason: "every environment has a temporary directory of its own, but its size is not limited",
                cure: cure
            ),
            Row(
                .layers,
                .notEnforced,
                reason: "layers stay in directories of their own; there is no merged /opt",
                cure: cure
            ),
            Row(
                .fileSystems,
                .notEnforced,
                reason: "process sandboxes see the host's own /mnt, and no file system of a function in it",
                cure: cure
            ),
            architecture,
            Row(.processes, .notEnforced, reason: "the number of processes is not limited", cure: cure),
            Row(.freezing, .notEnforced, reason: "processes go on between invocations", cure: cure),
            Row(
                .files,
                .notEnforced,
                reason: "functions run as the server's own user and see its files",
                cure: cure ?? "run only functions that you trust with this server's rights"
            ),
            Row(.processIsolation, .notEnforced, reason: "functions see and may signal other processes", cure: cure),
            Row(.network, .notEnforced, reason: "functions use the network of the host", cure: cure),
            Row(.privileges, .notEnforced, reason: "functions have the server's own rights", cure: cure),
            Row(.egress, .enforced, reason: "functions use the network of the host"),
            Row(.networks, .notEnforced, reason: "functions use the network of the host", cure: cure),
        ])
    }

    /// The row of the architecture, alike for every isolation.
    static var architecture: Row {
        var information = utsname()
        uname(&information)
        let machine = withUnsafeBytes(of: &information.machine) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        let name = ["x86_64": "x86_64", "aarch64": "arm64"][machine] ?? machine
        return Row(
            .architecture,
            .enforced,
            reason:
                "\(name) runs here; other architectures through qemu-user where the host has it, else they fail and say so",
            cure: "lambent serve --architecture-fallback host runs them as if they were \(name)"
        )
    }
}
