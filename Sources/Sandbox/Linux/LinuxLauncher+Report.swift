import Logging
import Synchronization

extension LinuxLauncher {
    /// Says what the control groups around the server leave to functions.
    func reportCeiling() {
        let ceiling = enforcement.ceiling
        var limits: Logger.Metadata = [:]
        if let memory = ceiling.memory { limits["memory"] = "\(memory) MB" }
        if let processors = ceiling.vCPUs { limits["processors"] = "\(processors)" }
        if let processes = ceiling.processes { limits["processes"] = "\(processes)" }
        guard !limits.isEmpty else { return }
        logger.notice(
            "a control group around the server limits what it and all functions have together",
            metadata: limits
        )
    }

    /// Says once what the control groups around the server do not allow.
    func report(refused: [ControlGroupError]) {
        guard let first = refused.first, !isRefusalKnown.exchange(true, ordering: .relaxed) else { return }
        logger.warning(
            "functions get what a control group around the server allows, less than they may have",
            metadata: ["refused": "\(first)"]
        )
    }
}
