import Foundation
import NIOCore
import Neighbours

/// Decides about each invocation whether it is traced. Event loop only; that is what guards its state.
final class Tracer: @unchecked Sendable {
    /// What an invocation begins with.
    struct Beginning {
        /// What the runtime is given.
        var header: String
        /// Nil when the invocation is not traced.
        var timeline: TraceTimeline?
    }

    private static let active = "Active"

    private let context: EnvironmentContext
    /// Of functions that decided for themselves in the last seconds.
    private var samplers: [FunctionKey: TraceSampler] = [:]

    init(context: EnvironmentContext) {
        self.context = context
    }

    func begin(_ invocation: Invocation, of version: FunctionVersion) -> Beginning {
        var header = invocation.traceHeader.map { TraceHeader($0) } ?? TraceHeader()
        // What somebody before has sampled goes on through every function.
        guard version.tracingMode == Self.active || header.isSampledElsewhere else {
            let header = invocation.traceHeader.map(TraceHeader.completed)
            return Beginning(header: header ?? TraceHeader.unsampled(milliseconds: context.milliseconds))
        }
        let now = TraceTime(context.configuration.now())
        let root = header.root ?? TraceID(seconds: now.wholeSeconds, unique: HexDigits.random(bytes: 12))
        if header.root == nil {
            header.root = root
            header.parent = nil
        }
        guard isSampled(header.decision, version.key, now) else {
            header.decision = .unsampled
            header.parent = header.parent ?? SpanID.random()
            return Beginning(header: header.text)
        }
        let attempt = invocation.attempt
        let ids = TraceContext(
            trace: root,
            caller: header.parent,
            service: SpanID.random(),
            function: SpanID.random(),
            lineage: header.lineage
        )
        let trace = InvocationTrace(
            context: ids,
            function: TracedFunction(version),
            requestID: invocation.requestID,
            attempt: attempt,
            received: now
        )
        return Beginning(
            header: ids.header.text,
            timeline: TraceTimeline(trace, receiver: context.traces, now: context.eventLoop.now)
        )
    }

    /// The function is gone.
    func forget(_ function: FunctionKey) {
        samplers[function] = nil
    }

    private func isSampled(_ decision: TraceHeader.Decision?, _ function: FunctionKey, _ now: TraceTime) -> Bool {
        switch decision {
        case .sampled: true
        case .unsampled: false
        case .asked, nil:
            samplers[function, default: TraceSampler()].samples(
                second: Int64(now.wholeSeconds),
                chance: context.configuration.traceChance
            )
        }
    }
}

extension TraceTime {
    init(_ date: Date) {
        self.init(nanoseconds: Int64(date.timeIntervalSince1970 * 1e9))
    }

    fileprivate var wholeSeconds: UInt32 { UInt32(clamping: nanoseconds / 1_000_000_000) }
}
