/// A span, in OpenTelemetry's JSON.
struct OTLPSpan: Encodable, Sendable, Equatable {
    /// The numbers of the protocol.
    enum Kind: Int, Encodable, Sendable {
        case `internal` = 1
        case server = 2
        case client = 3
    }

    struct Event: Encodable, Sendable, Equatable {
        var timeUnixNano: String
        var name: String
        var attributes: [OTLPAttribute]
    }

    struct Status: Encodable, Sendable, Equatable {
        /// 2 is an error.
        var code = 2
        var message: String?
    }

    var traceId: String
    var spanId: String
    var parentSpanId: String?
    var name: String
    var kind: Kind
    var startTimeUnixNano: String
    var endTimeUnixNano: String
    var attributes: [OTLPAttribute]
    var events: [Event]
    var status: Status?
}
