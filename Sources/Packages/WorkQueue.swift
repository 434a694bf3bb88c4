import Foundation

/// Threads for long work on archives, few enough to leave the machine to others.
final class WorkQueue: Sendable {
    static let shared = WorkQueue(width: 2)

    private let queue: OperationQueue

    init(width: Int) {
        queue = OperationQueue()
        queue.name = "lambent.packages"
        queue.maxConcurrentOperationCount = width
    }

    func run<Value: Sendable, Failure: Error>(
        _ work: @escaping @Sendable () throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        try await withCheckedContinuation { continuation in
            queue.addOperation { continuation.resume(returning: Result(catching: work)) }
        }.get()
    }
}
