/// A part of an invocation, as platform events tell of it.
struct TelemetrySpan: Equatable, Sendable {
    /// `responseLatency`, `responseDuration`, `runtimeOverhead` or `extensionOverhead`.
    var name: String
    /// Milliseconds since 1970.
    var start: Int64
    var duration: Milliseconds
}

extension [TelemetrySpan] {
    /// The member `spans` behind others; nothing when there is none.
    var member: String {
        guard !isEmpty else { return "" }
        let texts = map { span in
            "{\"name\":\"\(span.name)\",\"start\":\"\(CivilTime.timestamp(milliseconds: span.start))\","
                + "\"durationMs\":\(span.duration.precise)}"
        }
        return ",\"spans\":[\(texts.joined(separator: ","))]"
    }
}
