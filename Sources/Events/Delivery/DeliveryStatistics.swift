import Synchronization

/// Counts deliveries since the start of the server.
final class DeliveryStatistics: Sendable {
    private let successes = Atomic<Int>(0)
    private let failures = Atomic<Int>(0)

    func delivered() { successes.add(1, ordering: .relaxed) }

    func failed() { failures.add(1, ordering: .relaxed) }

    var deliveredCount: Int { successes.load(ordering: .relaxed) }

    /// Attempts that failed, those that are tried again too.
    var failedCount: Int { failures.load(ordering: .relaxed) }
}
