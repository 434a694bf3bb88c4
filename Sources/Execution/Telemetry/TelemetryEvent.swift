import LambdaAPI

/// Something that subscribers may be told.
struct TelemetryEvent: Sendable {
    enum Content: Sendable {
        case platform(PlatformEvent)
        /// A line, or a framed event, of the runtime's.
        case function(String)
        case `extension`(String)
    }

    let milliseconds: Int64
    let content: Content

    var kind: TelemetrySubscription.Kind {
        switch content {
        case .platform: .platform
        case .function: .function
        case .extension: .extension
        }
    }

    /// Whether it is about records that did not arrive.
    var tellsOfLoss: Bool {
        if case .platform(.logsDropped) = content { true } else { false }
    }

    /// The length of its text, as far as that is not bounded anyway.
    var bytes: Int {
        switch content {
        case .platform: 512
        case .function(let text), .extension(let text): text.utf8.count + 64
        }
    }

    /// The record in the form of a subscription; nil where that has none.
    ///
    /// - Parameter isJSON: the function logs JSON, whose objects are told as such from the second schema on.
    func text(for subscription: TelemetrySubscription, isJSON: Bool) -> String? {
        guard subscription.types.contains(kind) else { return nil }
        let time = CivilTime.timestamp(milliseconds: milliseconds)
        let type: String
        let record: String
        switch content {
        case .platform(let event):
            guard let found = event.telemetry(subscription.api, subscription.schemaVersion) else { return nil }
            (type, record) = found
        case .function(let text), .extension(let text):
            type = kind.rawValue
            let isObject =
                isJSON && subscription.api == .telemetry && subscription.schemaVersion != "2022-07-01"
                && text.utf8.first == UInt8(ascii: "{") && JSONGrammar.firstError(in: text.utf8) == nil
            record = isObject ? text.trimmingNewline : JSONText.quoted(text)
        }
        return "{\"time\":\"\(time)\",\"type\":\"\(type)\",\"record\":\(record)}"
    }
}

extension PlatformEvent {
    /// The event as the subscribers of an API are told of it; nil when they are not.
    fileprivate func telemetry(_ api: TelemetryAPI, _ schemaVersion: String) -> (String, String)? {
        switch (self, api) {
        case (.end(let requestID), .logs):
            return ("platform.end", "{\"requestId\":\(JSONText.quoted(requestID))}")
        case (.fault(let requestID, _, let message), .logs):
            return ("platform.fault", JSONText.quoted("RequestId: \(requestID) Error: \(message)"))
        case (.runtimeDone, .logs):
            guard schemaVersion != "2020-08-15" else { return nil }
        case (.start, _), (.report, _), (.extension, _), (.logsDropped, _): break
        case (.subscription(let other, _, _), _): guard other == api else { return nil }
        case (.initializationStart, .telemetry), (.initializationRuntimeDone, .telemetry),
            (.initializationReport, .telemetry), (.runtimeDone, .telemetry):
            break
        default: return nil
        }
        return typeAndRecord.map { ($0, "{\($1)}") }
    }
}

extension String {
    fileprivate var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
