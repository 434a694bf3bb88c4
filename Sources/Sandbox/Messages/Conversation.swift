internal import CSandbox
import Glibc
import Synchronization

/// Questions and answers over one message socket, with events between them.
///
/// Any thread may send. Reading, and everything that ends the conversation, happens on the poller's thread, so the
/// descriptor is closed there and nowhere else.
final class Conversation: PollerClient {
    typealias Answer = Result<Message, SandboxError>

    private struct State {
        var descriptor: CInt
        var key: UInt64 = 0
        var nextRequest: UInt32 = 1
        var pending: [UInt32: CheckedContinuation<Answer, Never>] = [:]
        /// Messages that found no room, in order.
        var outbox: [(bytes: [UInt8], descriptors: [CInt])] = []
        var endWaiters: [CheckedContinuation<Void, Never>] = []
    }

    private let poller: Poller
    private let endError: SandboxError
    private let onEvent: @Sendable (Message) -> Void
    private let onEnd: @Sendable () -> Void
    private let state: Mutex<State>

    /// Owns `descriptor` from here on.
    ///
    /// - Parameters:
    ///   - endError: what questions fail with that the end leaves unanswered.
    ///   - onEvent: called on the poller's thread with messages that answer no question.
    ///   - onEnd: called on the poller's thread, once, before the waiters for the end are resumed.
    init(
        descriptor: CInt,
        poller: Poller,
        endError: SandboxError,
        onEvent: @escaping @Sendable (Message) -> Void,
        onEnd: @escaping @Sendable () -> Void
    ) {
        self.poller = poller
        self.endError = endError
        self.onEvent = onEvent
        self.onEnd = onEnd
        state = Mutex(State(descriptor: descriptor))
    }

    /// Begins to read.
    func open() {
        let watched = state.withLock { state in
            guard let key = poller.add(state.descriptor, self) else { return false }
            state.key = key
            return true
        }
        if !watched { finish() }
    }

    var isOpen: Bool {
        state.withLock { $0.descriptor >= 0 }
    }

    func nextRequest() -> UInt32 {
        state.withLock { state in
            defer { state.nextRequest &+= 1 }
            return state.nextRequest
        }
    }

    /// Sends a question and waits for its answer. The descriptors must stay open until then.
    func ask(
        _ kind: UInt32,
        _ message: MessageBuilder,
        request: UInt32? = nil,
        descriptors: [CInt] = []
    ) async throws(SandboxError) -> Message {
        let request = request ?? nextRequest()
        let bytes = message.finish(kind: kind, request: request, descriptors: descriptors.count)
        let answer: Answer = await withCheckedContinuation { continuation in
            let sent = state.withLock { state in
                guard state.descriptor >= 0 else { return false }
                state.pending[request] = continuation
                send(bytes, descriptors, &state)
                return true
            }
            if !sent { continuation.resume(returning: .failure(endError)) }
        }
        return try answer.get()
    }

    /// Sends a message that has no answer.
    func tell(_ kind: UInt32) {
        let bytes = MessageBuilder(lambent_header()).finish(kind: kind, request: 0)
        state.withLock { state in
            if state.descriptor >= 0 { send(bytes, [], &state) }
        }
    }

    /// Says that nothing more will be sent; what the other end still has to say is read until it closes.
    func closeOutput() {
        state.withLock { state in
            if state.descriptor >= 0 { _ = shutdown(state.descriptor, CInt(SHUT_WR)) }
        }
    }

    /// Returns when the other end has closed.
    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            let ended = state.withLock { state in
                if state.descriptor >= 0 { state.endWaiters.append(continuation) }
                return state.descriptor < 0
            }
            if ended { continuation.resume() }
        }
    }

    private func send(_ bytes: [UInt8], _ descriptors: [CInt], _ state: inout State) {
        if state.outbox.isEmpty {
            if lambent_send(state.descriptor, bytes, bytes.count, descriptors, descriptors.count, 0) == 0 { return }
            // Any other failure means that the other end is gone, which the poller is about to see.
            guard errno == EAGAIN else { return }
            poller.watchOutput(state.descriptor, key: state.key, true)
        }
        state.outbox.append((bytes, descriptors))
    }

    func becameWritable() {
        state.withLock { state in
            guard state.descriptor >= 0 else { return }
            while let (bytes, descriptors) = state.outbox.first {
                if lambent_send(state.descriptor, bytes, bytes.count, descriptors, descriptors.count, 0) != 0,
                    errno == EAGAIN
                {
                    return
                }
                state.outbox.removeFirst()
            }
            poller.watchOutput(state.descriptor, key: state.key, false)
        }
    }

    func becameReadable() {
        let descriptor = state.withLock { $0.descriptor }
        guard descriptor >= 0 else { return }
        var received = [CInt](repeating: -1, count: Int(LAMBENT_DESCRIPTORS_MAXIMUM))
        for _ in 0..<32 {
            var count = received.count
            var length = 0
            var failure: CInt = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 1024) { buffer, filled in
                length = lambent_receive(descriptor, buffer.baseAddress, buffer.count, &received, &count, 0)
                failure = length < 0 ? errno : 0
                filled = max(0, length)
            }
            if length < 0, failure == EAGAIN { return }
            guard length > 0, let message = Message(bytes: bytes, descriptors: Array(received[..<count])) else {
                return finish()
            }
            deliver(message)
        }
    }

    private func deliver(_ message: Message) {
        if let waiting = state.withLock({ $0.pending.removeValue(forKey: message.header.request) }) {
            waiting.resume(returning: .success(message))
        } else {
            onEvent(message)
        }
    }

    /// On the poller's thread, or before the poller knows of this.
    private func finish() {
        let last: State? = state.withLock { state in
            guard state.descriptor >= 0 else { return nil }
            poller.remove(state.descriptor, key: state.key)
            close(state.descriptor)
            let last = state
            state = State(descriptor: -1)
            return last
        }
        guard let last else { return }
        onEnd()
        for continuation in last.pending.values { continuation.resume(returning: .failure(endError)) }
        for continuation in last.endWaiters { continuation.resume() }
    }
}
