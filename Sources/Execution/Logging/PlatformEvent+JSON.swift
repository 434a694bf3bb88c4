extension PlatformEvent {
    /// Levels of the system log.
    enum Level: Int, Comparable, Sendable {
        case debug
        case info
        case warn

        /// `DEBUG`, `INFO` or `WARN`; INFO for nothing.
        init(name: String?) {
            switch name {
            case "DEBUG": self = .debug
            case "WARN": self = .warn
            default: self = .info
            }
        }

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
    }

    /// The level of the event in the system log.
    var level: Level {
        switch self {
        case .initializationStart, .start: .info
        case .initializationRuntimeDone(_, let status, _): status == .success ? .debug : .warn
        case .initializationReport(let report): report.status == .success ? .debug : .warn
        case .runtimeDone(_, let status, _, _, _, _): status == .success ? .debug : .warn
        case .report(let report): report.status == .success ? .info : .warn
        case .end: .debug
        case .extension(_, _, _, let errorType): errorType == nil ? .info : .warn
        case .subscription: .info
        case .timedOut, .fault, .launchError, .notice, .logsDropped: .warn
        }
    }

    /// The event as a line of a log in the JSON form; nil when that form does not have it.
    func json(milliseconds: Int64) -> String? {
        guard let (type, record) = typeAndRecord else { return nil }
        let time = CivilTime.timestamp(milliseconds: milliseconds)
        return "{\"time\":\"\(time)\",\"type\":\"\(type)\",\"record\":{\(record)}}\n"
    }

    /// The type, and the members of the record; nil for an event that the JSON form does not have.
    var typeAndRecord: (String, String)? {
        switch self {
        case .initializationStart(let start):
            return ("platform.initStart", start.record)
        case .initializationRuntimeDone(let phase, let status, let type):
            return ("platform.initRuntimeDone", "\(Self.initialization(phase, type)),\(status.members)")
        case .initializationReport(let report):
            let metrics = "\"metrics\":{\"durationMs\":\(report.duration.precise)}"
            let initialization = Self.initialization(report.phase, report.type)
            return ("platform.initReport", "\(initialization),\(report.status.members),\(metrics)")
        case .start(let requestID, let version, let tracing):
            let record = "\"requestId\":\(quoted(requestID)),\"version\":\(quoted(version))"
            return ("platform.start", record + tracing.member)
        case .runtimeDone(let requestID, let status, let duration, let producedBytes, let tracing, let spans):
            let metrics = "\"metrics\":{\"durationMs\":\(duration.precise),\"producedBytes\":\(producedBytes)}"
            let record = "\"requestId\":\(quoted(requestID)),\(status.members),\(metrics)"
            return ("platform.runtimeDone", record + spans.member + tracing.member)
        case .report(let report):
            return ("platform.report", report.record)
        case .fault(let requestID, let errorType, let message):
            let text = "RequestId: \(requestID) Error: \(message)\n\(errorType)"
            return ("platform.fault", "\"message\":\(quoted(text))")
        case .launchError(let text):
            return ("platform.fault", "\"message\":\(quoted("IMAGE\t\(text)"))")
        case .notice(let text):
            return ("lambent.notice", "\"message\":\(quoted(text))")
        case .extension(let name, let state, let events, let errorType):
            let list = events.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
            let error = errorType.map { ",\"errorType\":\(quoted($0))" } ?? ""
            let record = "\"name\":\(quoted(name)),\"state\":\"\(state)\",\"events\":[\(list)]"
            return ("platform.extension", record + error)
        case .subscription(let api, let name, let types):
            let list = types.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
            let type = api == .logs ? "platform.logsSubscription" : "platform.telemetrySubscription"
            return (type, "\"name\":\(quoted(name)),\"state\":\"Subscribed\",\"types\":[\(list)]")
        case .logsDropped(let records, let bytes, let reason):
            let counts = "\"droppedBytes\":\(bytes),\"droppedRecords\":\(records)"
            return ("platform.logsDropped", "\(counts),\"reason\":\(quoted(reason))")
        case .end, .timedOut:
            return nil
        }
    }

    private static func initialization(_ phase: InitializationPhase, _ type: InitializationType) -> String {
        "\"initializationType\":\"\(type.rawValue)\",\"phase\":\"\(phase.rawValue)\""
    }

    private func quoted(_ text: String) -> String { JSONText.quoted(text) }
}

extension InitializationStatus {
    fileprivate var members: String {
        switch self {
        case .success: "\"status\":\"success\""
        case .timeout: "\"status\":\"timeout\""
        case .error(let type): "\"status\":\"error\",\"errorType\":\(JSONText.quoted(type))"
        }
    }
}

extension CompletionStatus {
    fileprivate var members: String {
        let status = "\"status\":\"\(word)\""
        return errorType.map { "\(status),\"errorType\":\(JSONText.quoted($0))" } ?? status
    }
}

extension InitializationStart {
    fileprivate var record: String {
        let members: [(String, String?)] = [
            ("initializationType", "\"\(type.rawValue)\""),
            ("phase", "\"\(phase.rawValue)\""),
            ("runtimeVersion", runtimeVersion.map { JSONText.quoted($0) }),
            ("runtimeVersionArn", runtimeVersionARN.map { JSONText.quoted($0) }),
            ("functionName", JSONText.quoted(functionName)),
            ("functionVersion", JSONText.quoted(functionVersion)),
            ("instanceId", JSONText.quoted(stream)),
            ("instanceMaxMemory", String(memorySize * 1024 * 1024)),
        ]
        let texts = members.compactMap { name, value in value.map { "\"\(name)\":\($0)" } }
        return texts.joined(separator: ",") + tracing.member
    }
}

extension InvocationReport {
    fileprivate var record: String {
        var metrics = "\"durationMs\":\(duration.precise),\"billedDurationMs\":\(billedMilliseconds),"
        metrics += "\"memorySizeMB\":\(memorySize),\"maxMemoryUsedMB\":\(maxMemoryUsed)"
        if let initialization {
            metrics += ",\"initDurationMs\":\(initialization.precise)"
        }
        return "\"requestId\":\(JSONText.quoted(requestID)),\"metrics\":{\(metrics)},\(status.members)"
            + spans.member + tracing.member
    }
}

extension TraceMark? {
    /// The member `tracing` behind others; nothing when there is no trace.
    fileprivate var member: String {
        map { mark in
            ",\"tracing\":{\"spanId\":\"\(mark.segment)\",\"type\":\"X-Amzn-Trace-Id\",\"value\":\"\(mark.header)\"}"
        } ?? ""
    }
}
