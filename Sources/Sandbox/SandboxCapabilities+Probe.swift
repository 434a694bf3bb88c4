import Glibc

extension SandboxCapabilities {
    /// What process sandboxes keep on this host. Looks at files of the kernel only: quick, and changes nothing.
    package static func probe() -> SandboxCapabilities {
        SandboxCapabilities(rows: [timeout, environment, memory, processor, temporaryStorage, architecture, isolation])
    }

    private static let timeout = Row(
        setting: "Timeout",
        state: .enforced,
        reason: "the whole process tree is killed, processes in sessions of their own included"
    )

    private static let environment = Row(
        setting: "Environment",
        state: .enforced,
        reason: "a process gets the function's variables and nothing of the server's environment or descriptors"
    )

    private static let memory = Row(
        setting: "MemorySize",
        state: .notEnforced,
        reason: "process sandboxes do not limit memory; the peak that is reported is measured",
        cure: nil
    )

    private static let processor = Row(
        setting: "CPU share of MemorySize",
        state: .notEnforced,
        reason: "process sandboxes share the processors of the host",
        cure: nil
    )

    private static let temporaryStorage = Row(
        setting: "EphemeralStorage",
        state: .notEnforced,
        reason: "every environment has a temporary directory of its own, but its size is not limited",
        cure: nil
    )

    private static var architecture: Row {
        var information = utsname()
        uname(&information)
        let machine = withUnsafeBytes(of: &information.machine) { bytes in
            String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        let name = ["x86_64": "x86_64", "aarch64": "arm64"][machine] ?? machine
        return Row(
            setting: "Architectures",
            state: .notEnforced,
            reason: "this host runs \(name); a function of another architecture runs as if it were \(name)",
            cure: nil
        )
    }

    private static let isolation = Row(
        setting: "isolation",
        state: .notEnforced,
        reason: "functions run as the server's own user and see its files, processes and network",
        cure: "run only functions that you trust with this server's rights"
    )
}
