import Synchronization

/// Tasks that outlive the request that started them, so that a shutdown can end them.
final class BackgroundTasks: Sendable {
    private struct State {
        var next: UInt64 = 0
        var running: [UInt64: Task<Void, Never>] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Starts a task unless the shutdown has begun.
    func start(_ body: @escaping @Sendable () async -> Void) {
        // The task is registered under the lock that its own end takes, so it cannot end before it is known.
        state.withLock { state in
            guard !state.isClosed else { return }
            let number = state.next
            state.next += 1
            state.running[number] = Task.detached {
                await body()
                self.state.withLock { _ = $0.running.removeValue(forKey: number) }
            }
        }
    }

    /// Cancels every task and waits for its end; none starts any more.
    func shutdown() async {
        let tasks = state.withLock { state in
            state.isClosed = true
            return Array(state.running.values)
        }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }
}
