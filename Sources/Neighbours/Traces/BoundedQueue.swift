import Synchronization

/// Elements on their way from many to one, as many as there is room for.
final class BoundedQueue<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        var weight = 0
        var isFinished = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: of the weight of what waits.
    init(limit: Int) {
        self.limit = limit
    }

    /// Appends an element; never waits.
    ///
    /// - Returns: false when there was no room, or the queue is finished.
    func offer(_ element: Element, weight: Int = 1) -> Bool {
        let (isTaken, waiter) = state.withLock { state -> (Bool, CheckedContinuation<Void, Never>?) in
            guard !state.isFinished, state.weight + weight <= limit else { return (false, nil) }
            state.elements.append(element)
            state.weight += weight
            return (true, state.waiter.take())
        }
        waiter?.resume()
        return isTaken
    }

    /// All that waits, once something does; nil when nothing will come any more.
    func next() async -> [Element]? {
        while true {
            let (elements, isFinished) = take()
            if !elements.isEmpty { return elements }
            if isFinished { return nil }
            await withCheckedContinuation { continuation in
                let isReady = state.withLock { state in
                    if !state.elements.isEmpty || state.isFinished { return true }
                    state.waiter = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        }
    }

    /// What waits now, and whether nothing will follow.
    func take() -> (elements: [Element], isFinished: Bool) {
        state.withLock { state in
            let elements = state.elements
            state.elements = []
            state.weight = 0
            return (elements, state.isFinished)
        }
    }

    var isFinished: Bool { state.withLock(\.isFinished) }

    /// Nothing is taken any more; what waits can still be had.
    func finish() {
        let waiter = state.withLock { state in
            state.isFinished = true
            return state.waiter.take()
        }
        waiter?.resume()
    }
}
