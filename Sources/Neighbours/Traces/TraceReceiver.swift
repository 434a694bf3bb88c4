package import Foundation

/// What segments are made from, later and elsewhere.
package protocol TraceSource: Sendable {
    /// The function that they are about.
    var function: TracedFunction { get }

    /// Each stands alone: a segment, or a subsegment that names its parent.
    func documents() -> [SegmentDocument]
}

/// Takes what was traced, without making anybody wait.
package protocol TraceReceiver: Sendable {
    /// Whether anything becomes of it.
    var isWanted: Bool { get }

    /// Takes segments of Lambent's own.
    func record(_ source: any TraceSource)

    /// Takes a datagram of a function's own.
    func forward(_ datagram: Data, of function: TracedFunction)
}

/// Where nobody wants segments.
package struct NoTraces: TraceReceiver {
    package init() {}
    package var isWanted: Bool { false }
    package func record(_ source: any TraceSource) {}
    package func forward(_ datagram: Data, of function: TracedFunction) {}
}
