import Foundation

extension PlatformEvent {
    /// The event as a line of a log in the text form; nil when that form does not have it.
    func text(milliseconds: Int64) -> String? {
        switch self {
        case .initializationStart(let start):
            guard start.phase == .initialization, let runtimeVersion = start.runtimeVersion else { return nil }
            let arn = start.runtimeVersionARN.map { "\tRuntime Version ARN: \($0)" } ?? ""
            return "INIT_START Runtime Version: \(runtimeVersion)\(arn)\n"
        case .initializationRuntimeDone, .runtimeDone, .logsDropped:
            return nil
        case .initializationReport(let report):
            return report.text
        case .start(let requestID, let version, _):
            return "START RequestId: \(requestID) Version: \(version)\n"
        case .end(let requestID):
            return "END RequestId: \(requestID)\n"
        case .report(let report):
            return report.text
        case .timedOut(let requestID, let seconds):
            let time = CivilTime.timestamp(milliseconds: milliseconds)
            return "\(time) \(requestID) \(PlatformEvent.timeoutMessage(seconds: seconds))\n\n"
        case .fault(let requestID, let errorType, let message):
            return "RequestId: \(requestID) Error: \(message)\n\(errorType)\n"
        case .launchError(let text):
            return "IMAGE\t\(text)\n"
        case .notice(let text):
            return "LAMBENT\t\(text)\n"
        case .extension(let name, let state, let events, let errorType):
            let list = events.map(\.rawValue).joined(separator: ", ")
            let error = errorType.map { "\tError Type: \($0)" } ?? ""
            return "EXTENSION\tName: \(name)\tState: \(state)\tEvents: [\(list)]\(error)\n"
        case .subscription(let api, let name, let types):
            let list = types.map(\.rawValue.capitalized).joined(separator: ", ")
            let word = api == .logs ? "LOGS" : "TELEMETRY"
            return "\(word)\tName: \(name)\tState: Subscribed\tTypes: [\(list)]\n"
        }
    }

    /// What callers and logs are told of a timeout.
    static func timeoutMessage(seconds: Int) -> String {
        "Task timed out after \(seconds).00 seconds"
    }
}

extension InitializationReport {
    /// Only a failed initialization has a line of its own.
    fileprivate var text: String? {
        let status: String
        switch self.status {
        case .success: return nil
        case .timeout: status = "timeout"
        case .error(let type): status = "error\tError Type: \(type)"
        }
        return "INIT_REPORT Init Duration: \(duration.text) ms\tPhase: \(phase.rawValue)\tStatus: \(status)\n"
    }
}

extension InvocationReport {
    fileprivate var text: String {
        var line = "REPORT RequestId: \(requestID)\tDuration: \(duration.text) ms\t"
        line += "Billed Duration: \(billedMilliseconds) ms\tMemory Size: \(memorySize) MB\t"
        line += "Max Memory Used: \(maxMemoryUsed) MB\t"
        if let initialization {
            line += "Init Duration: \(initialization.text) ms\t"
        }
        switch status {
        case .success, .functionError: line += "\n"
        case .timeout: line += "Status: timeout\n"
        case .failure: line += "Status: failure\n"
        case .error(let type): line += "Status: error\tError Type: \(type)\n"
        }
        if let tracing {
            line += "XRAY TraceId: \(tracing.trace)\tSegmentId: \(tracing.segment)\tSampled: true\t\n"
        }
        return line
    }
}
