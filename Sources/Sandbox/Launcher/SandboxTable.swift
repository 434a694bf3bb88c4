import Synchronization

/// The sandboxes that a launcher has not yet reported ended, by the request that made each, and who waits for that.
final class SandboxTable: Sendable {
    private let waiters = Mutex<[UInt32: [CheckedContinuation<Void, Never>]]>([:])

    func add(_ request: UInt32) {
        waiters.withLock { $0[request] = [] }
    }

    func ended(_ request: UInt32) {
        let waiting = waiters.withLock { $0.removeValue(forKey: request) }
        for continuation in waiting ?? [] { continuation.resume() }
    }

    func endedAll() {
        let waiting = waiters.withLock { waiters in
            defer { waiters = [:] }
            return waiters.values.flatMap(\.self)
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Returns at once for a sandbox that is not in the table.
    func waitForEnd(of request: UInt32) async {
        await withCheckedContinuation { continuation in
            let known = waiters.withLock { waiters in
                waiters[request]?.append(continuation)
                return waiters[request] != nil
            }
            if !known { continuation.resume() }
        }
    }
}
