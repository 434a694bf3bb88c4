import Synchronization

/// Bare sandboxes that wait: what takes time in making one is done before anyone needs it.
final class BareSandboxes: Sendable {
    private struct State {
        var ready: [BareSandbox] = []
        var making = 0
        var isStopped = false
        var expiry: Task<Void, Never>?
        var pause: Task<Void, Never>?
        var makers: [Int: Task<Void, Never>] = [:]
        var nextMaker = 0
    }

    /// How long after one was taken others are made: the function that took it has the processors first.
    private static let pause = Duration.milliseconds(100)

    private let count: Int
    private let lifetime: Duration
    private let make: @Sendable () async throws(SandboxError) -> BareSandbox
    private let end: @Sendable (BareSandbox) async -> Void
    private let state = Mutex(State())

    /// - Parameters:
    ///   - count: how many wait.
    ///   - lifetime: how long they wait in vain before they are ended.
    init(
        count: Int,
        lifetime: Duration,
        make: @escaping @Sendable () async throws(SandboxError) -> BareSandbox,
        end: @escaping @Sendable (BareSandbox) async -> Void
    ) {
        self.count = count
        self.lifetime = lifetime
        self.make = make
        self.end = end
    }

    var readyCount: Int { state.withLock { $0.ready.count } }

    /// One that waits, or nil; others are made in its place a moment later.
    func take() -> BareSandbox? {
        let taken = state.withLock { state -> BareSandbox? in
            while let bare = state.ready.popLast() {
                if bare.isAlive { return bare }
            }
            return nil
        }
        refillSoon()
        return taken
    }

    private func refillSoon() {
        state.withLock { state in
            guard !state.isStopped, state.pause == nil else { return }
            state.pause = Task {
                guard (try? await Task.sleep(for: Self.pause)) != nil else { return }
                self.state.withLock { $0.pause = nil }
                self.refill()
            }
        }
    }

    /// Makes as many as are missing, in the background.
    func refill() {
        state.withLock { state in
            guard !state.isStopped else { return }
            while state.ready.count + state.making < count {
                state.making += 1
                let number = state.nextMaker
                state.nextMaker += 1
                state.makers[number] = Task { await self.makeOne(number) }
            }
            state.expiry?.cancel()
            state.expiry = Task { [lifetime] in
                guard (try? await Task.sleep(for: lifetime)) != nil else { return }
                await self.endReady()
            }
        }
    }

    private func makeOne(_ number: Int) async {
        // A failure shows again, and to somebody, when one is made for a function.
        let made = try? await make()
        let unwanted = state.withLock { state -> BareSandbox? in
            state.making -= 1
            state.makers[number] = nil
            if state.isStopped { return made }
            if let made { state.ready.append(made) }
            return nil
        }
        if let unwanted { await end(unwanted) }
    }

    private func endReady() async {
        let ready = state.withLock { state in
            defer { state.ready = [] }
            return state.ready
        }
        for bare in ready { await end(bare) }
    }

    /// Ends those that wait and makes no more.
    func stop() async {
        let makers = state.withLock { state in
            state.isStopped = true
            state.expiry?.cancel()
            state.pause?.cancel()
            return Array(state.makers.values)
        }
        for maker in makers { await maker.value }
        await endReady()
    }
}
