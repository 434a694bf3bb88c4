import Neighbours

/// The ids of a traced invocation.
struct TraceContext: Sendable, Equatable {
    let trace: TraceID

    /// The segment that the request came from, if it named one.
    let caller: String?

    /// Of the request in the service, or of the attempt in an event's: the parent of the function's own.
    let service: String

    /// Of the function: the parent of everything that the function itself records.
    let function: String

    let lineage: String?

    /// What the runtime is given.
    var header: TraceHeader {
        TraceHeader(root: trace, parent: function, decision: .sampled, lineage: lineage)
    }

    /// What log lines tell.
    var mark: TraceMark {
        TraceMark(
            trace: trace.description,
            segment: function,
            header: TraceHeader(root: trace, parent: function, decision: .sampled).text
        )
    }
}

/// What the log tells of a traced invocation. A reference, so that all the others carry no more than a word for it.
final class TraceMark: Sendable, Equatable {
    let trace: String
    let segment: String
    let header: String

    init(trace: String, segment: String, header: String) {
        self.trace = trace
        self.segment = segment
        self.header = header
    }

    static func == (left: TraceMark, right: TraceMark) -> Bool {
        left.trace == right.trace && left.segment == right.segment && left.header == right.header
    }
}
