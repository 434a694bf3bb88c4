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
        if !version.fileSystems.isEmpty {
            check(.fileSystems, "FileSystemConfigs")
        }
        self.unkept = unkept + Self.beyond(enforcement.ceiling, version)
    }

    /// What is enforced, but for more than the server itself has.
    private static func beyond(_ ceiling: ControlGroupLimits, _ version: FunctionVersion) -> [String] {
        var beyond: [String] = []
        if let memory = ceiling.memory, version.memorySize > memory {
            beyond.append("MemorySize \(version.memorySize) MB (a control group around the server has \(memory) MB)")
        }
        if let processors = ceiling.vCPUs, version.processorShare > processors {
            beyond.append(
                "the CPU share of MemorySize \(version.memorySize) MB"
                    + " (a control group around the server has \(processors) of a processor)"
            )
        }
        return beyond
    }

    /// For the log of the function; nil when everything is kept.
    var notice: String? {
        guard !unkept.isEmpty else { return nil }
        return "not enforced on this host: \(unkept.joined(separator: "; ")). See lambent doctor"
    }
}
