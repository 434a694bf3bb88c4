import Synchronization

/// Keeps the sweep of extracted packages away from those that are being prepared.
///
/// A preparation says which packages it needs before it begins; a sweep keeps all that were named since it looked at the
/// records, and while it removes the others, no preparation begins.
final class PackageUse: Sendable {
    private struct State {
        /// What was named since the sweep began to look.
        var recent: Set<String> = []
        var isRemoving = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Returns when the packages may be extracted and used.
    func begin(_ digests: [String]) async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                state.recent.formUnion(digests)
                guard state.isRemoving else { return true }
                state.waiting.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    /// A sweep begins to look at the records.
    func beginLooking() {
        state.withLock { $0.recent = [] }
    }

    /// Runs the removal with the packages that were named since the sweep began to look.
    func remove(_ body: (Set<String>) async -> Void) async {
        let recent = state.withLock { state in
            state.isRemoving = true
            return state.recent
        }
        await body(recent)
        let waiting = state.withLock { state in
            state.isRemoving = false
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}
