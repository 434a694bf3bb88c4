import Foundation

/// The processor architectures that this host runs, by the names of the API.
struct HostArchitecture: Sendable {
    /// `x86_64` or `arm64`.
    let name: String

    /// Architectures whose programs the host runs through qemu-user.
    let emulated: Set<String>

    /// This host's.
    static let current: HostArchitecture = {
        #if arch(arm64)
            let name = "arm64"
        #else
            let name = "x86_64"
        #endif
        let handlers = ["arm64": "qemu-aarch64", "x86_64": "qemu-x86_64"]
        let emulated = handlers.filter { architecture, handler in
            architecture != name && isReady("/proc/sys/fs/binfmt_misc/\(handler)")
        }
        return HostArchitecture(name: name, emulated: Set(emulated.keys))
    }()

    /// Whether the handler is enabled, and holds its emulator open (`F`): a sandbox has no path to it.
    private static func isReady(_ path: String) -> Bool {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return false }
        let lines = text.split(separator: "\n")
        return lines.contains("enabled") && lines.contains { $0.hasPrefix("flags:") && $0.contains("F") }
    }
}
