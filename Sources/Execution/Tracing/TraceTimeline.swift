import NIOCore
import Neighbours

/// Gathers what becomes known of a traced invocation on its way, and hands it on at its end. Event loop only.
final class TraceTimeline {
    private var trace: InvocationTrace
    private let receiver: any TraceReceiver
    private let start: NIODeadline
    private var isDone = false

    /// - Parameter now: the moment at which the trace was received.
    init(_ trace: InvocationTrace, receiver: any TraceReceiver, now: NIODeadline) {
        self.trace = trace
        self.receiver = receiver
        self.start = now
        self.mark = trace.context.mark
    }

    /// What the log tells.
    let mark: TraceMark

    var function: TracedFunction { trace.function }

    func began(at moment: NIODeadline) {
        trace.began = time(moment)
    }

    /// - Parameter failure: why the answer is an error; nil when it is none.
    func answered(at moment: NIODeadline, _ failure: TraceFailure?) {
        guard trace.answered == nil else { return }
        trace.answered = time(moment)
        trace.failure = failure
    }

    /// The invocation was refused: nothing more comes of it, unless it had begun.
    func refused(at moment: NIODeadline, status: Int) {
        guard trace.answered == nil else { return }
        trace.answered = time(moment)
        trace.refusal = status
        if trace.began == nil { finish() }
    }

    /// - Parameters:
    ///   - initializations: those since the last invocation.
    ///   - failure: what went wrong; nil when nothing did.
    func ended(at moment: NIODeadline, _ initializations: [TimedInitialization], _ failure: TraceFailure?) {
        trace.ended = time(moment)
        trace.initializations = initializations.map { initialization in
            InvocationTrace.Initialization(
                start: time(initialization.start),
                end: time(initialization.end),
                failure: initialization.failure,
                isAhead: initialization.isAhead
            )
        }
        if trace.failure == nil { trace.lateFailure = failure }
        finish()
    }

    private func finish() {
        guard !isDone else { return }
        isDone = true
        if receiver.isWanted { receiver.record(trace) }
    }

    private func time(_ moment: NIODeadline) -> TraceTime {
        TraceTime(nanoseconds: trace.received.nanoseconds + (moment - start).nanoseconds)
    }
}

/// When an environment initialized.
struct TimedInitialization {
    var start: NIODeadline
    var end: NIODeadline
    var failure: TraceFailure?
    var isAhead: Bool
}
