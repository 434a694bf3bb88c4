import LambdaAPI
import NIOCore

/// An invocation on its way. Event loop only.
final class ActiveInvocation {
    let invocation: Invocation

    /// When it came, in milliseconds since 1970.
    let received: Int64

    /// What the runtime is given.
    let traceHeader: String

    /// Nil when it is not traced.
    let trace: TraceTimeline?

    /// The concurrency slot that it holds; nil before it has one and when it gave it back.
    private var slots: ConcurrencySlots?

    /// When START was said.
    var began: NIODeadline?

    /// When it must have ended.
    var deadline: NIODeadline?

    /// The deadline as the function sees it, in milliseconds since 1970.
    var deadlineMilliseconds: Int64 = 0

    /// The log since START, for callers who want it.
    var tail: LogTail?

    /// When the function answered, and when the first of a streamed answer came, where somebody wants to know.
    var answered: NIODeadline?
    var responseBegan: NIODeadline?

    /// Extensions go on when the answer has left: the slot is given back with the environment.
    var keepsSlot = false

    /// The length of what the function answered.
    var producedBytes = 0

    /// The answer, where it waits for the REPORT line.
    private var held: InvocationOutcome?

    private var completion: ((Result<InvocationOutcome, APIError>) -> Void)?

    init(
        _ invocation: Invocation,
        received: Int64,
        traced beginning: Tracer.Beginning,
        completion: @escaping (Result<InvocationOutcome, APIError>) -> Void
    ) {
        self.invocation = invocation
        self.received = received
        self.completion = completion
        self.traceHeader = beginning.header
        self.trace = beginning.timeline
    }

    /// Whether it has its slot and has not given it back.
    var holdsSlot: Bool { slots != nil }

    /// Whether the answer waits for the end of the log.
    var holdsAnswer: Bool { invocation.wantsLogTail }

    /// Answers now, or with ``releaseAnswer()`` if the caller wants the tail of the log.
    func answer(_ outcome: InvocationOutcome) {
        producedBytes += outcome.payload.readableBytes
        if holdsAnswer {
            held = outcome
        } else {
            complete(.success(outcome))
        }
    }

    func fail(_ error: APIError) {
        trace?.refused(at: .now(), status: error.status)
        complete(.failure(error))
    }

    /// The log is whole.
    func releaseAnswer() {
        guard var outcome = held else { return }
        held = nil
        outcome.logTail = tail?.contents
        complete(.success(outcome))
    }

    func abandon() {
        completion = nil
        held = nil
    }

    /// Keeps a slot, which was taken for it, until its answer leaves.
    func hold(_ taken: ConcurrencySlots) {
        release()
        slots = taken
    }

    /// Gives the slot back, once.
    func release() {
        slots?.giveBack()
        slots = nil
    }

    private func complete(_ result: Result<InvocationOutcome, APIError>) {
        // The caller may come again as soon as it has its answer: it must not meet its own slot.
        if !keepsSlot { release() }
        guard let completion else { return }
        self.completion = nil
        completion(result)
    }
}
