import Synchronization

/// Hands every committed change to all who listen.
final class ChangeFeed: Sendable {
    private struct State {
        var listeners: [Int: AsyncStream<RecordChangeNotice>.Continuation] = [:]
        var nextListener = 0
        var isFinished = false
    }

    private let state = Mutex(State())

    func stream() -> AsyncStream<RecordChangeNotice> {
        AsyncStream(bufferingPolicy: .unbounded) { continuation in
            let listener: Int? = state.withLock { state in
                if state.isFinished { return nil }
                state.nextListener += 1
                state.listeners[state.nextListener] = continuation
                return state.nextListener
            }
            guard let listener else { return continuation.finish() }
            continuation.onTermination = { [weak self] _ in
                self?.state.withLock { _ = $0.listeners.removeValue(forKey: listener) }
            }
        }
    }

    func publish(_ notices: [RecordChangeNotice]) {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners {
            for notice in notices { listener.yield(notice) }
        }
    }

    func finish() {
        let listeners = state.withLock { state in
            defer { state.listeners = [:] }
            state.isFinished = true
            return Array(state.listeners.values)
        }
        for listener in listeners { listener.finish() }
    }
}
