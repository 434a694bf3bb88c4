import LambdaAPI
package import Neighbours

/// What is known of a traced event, from which its segment follows when it has ended. The attempts are told apart, each at its
/// end.
package struct EventTrace: TraceSource, Codable, Equatable {
    /// As the service calls the time before the first attempt.
    private static let waiting = "Dwell Time"

    package let function: TracedFunction
    private let requestID: String
    /// The header that came with the event.
    private let header: String
    /// Milliseconds since 1970.
    private let accepted: Int64
    private let begun: Int64
    private var ended: Int64?
    private var hasFailed = false

    /// - Parameters:
    ///   - header: with which the event came; it names the trace.
    ///   - accepted: milliseconds since 1970.
    ///   - begun: when the first attempt began, in milliseconds since 1970.
    package init(function: TracedFunction, requestID: String, header: String, accepted: Int64, begun: Int64) {
        self.function = function
        self.requestID = requestID
        self.header = header
        self.accepted = accepted
        self.begun = begun
    }

    /// The event is at its end.
    ///
    /// - Parameters:
    ///   - milliseconds: since 1970.
    ///   - hasFailed: no attempt was good.
    package func ended(at milliseconds: Int64, hasFailed: Bool) -> EventTrace {
        var result = self
        result.ended = milliseconds
        result.hasFailed = hasFailed
        return result
    }

    /// The segment of an event, the same at each attempt.
    static func segment(of requestID: String) -> String {
        SpanID.derived(from: requestID, 0)
    }

    package func documents() -> [SegmentDocument] {
        let header = TraceHeader(header)
        guard let root = header.root else { return [] }
        let id = Self.segment(of: requestID)
        let start = Self.time(accepted)
        let first = max(start, Self.time(begun))
        // The attempts are told more exactly: none may seem to outlast its event.
        let end = max(first, Self.time((ended ?? begun) + 1))
        var document = SegmentDocument(name: function.name, id: id, start: start, end: end)
        document.traceID = root.description
        document.parentID = header.parent
        document.origin = "AWS::Lambda"
        document.resourceARN = function.arn
        document.http = .object(["response": .object(["status": .integer(202)])])
        document.aws = .object(["request_id": .string(requestID)])
        document.fault = hasFailed ? true : nil
        document.subsegments = [
            SegmentDocument(name: Self.waiting, id: SpanID.derived(from: id, 1), start: start, end: first)
        ]
        return [document]
    }

    private static func time(_ milliseconds: Int64) -> TraceTime {
        TraceTime(nanoseconds: milliseconds * 1_000_000)
    }
}
