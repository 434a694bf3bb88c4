import Sandbox

/// The settings of a version that its environments do not feel on this host.
struct UnkeptSettings {
    private let unkept: [String]

    init(of version: FunctionVersion, enforcement: SandboxEnforcement) {
        var unkept: [String] = []
        func check(_ setting: SandboxEnforcement.Setting, _ text: String) {
            let row = enforcement[setting]
            if row.state == .notEnforced {
                unkept.append("\(text) (\(row.reason))")
            }
        }
        check(.memory, "MemorySize \(version.memorySize) MB")
        check(.temporaryStorage, "EphemeralStorage \(version.ephemeralStorage) MB")
        if !version.layers.isEmpty {
            check(.layers, "Layers")
        }
        self.unkept = unkept
    }

    /// For the log of the function; nil when everything is kept.
    var notice: String? {
        guard !unkept.isEmpty else { return nil }
        return "not enforced on this host: \(unkept.joined(separator: "; ")). See lambent doctor"
    }
}
