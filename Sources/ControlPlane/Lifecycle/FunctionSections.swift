import Execution
import Synchronization

/// Lets one task at a time change what invocations of a function run.
///
/// A commit and the publication of what it promises happen in one section, so publications come in the order of the
/// commits; and whoever has read a commit can wait until its publication is done too.
final class FunctionSections: Sendable {
    /// The tasks that wait for each function's section, in order; an entry exists while the section is taken.
    private let waiting = Mutex<[FunctionKey: [CheckedContinuation<Void, Never>]]>([:])

    func run<Value, Failure: Error>(
        _ function: FunctionKey,
        _ body: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        await enter(function)
        defer { leave(function) }
        return try await body()
    }

    /// Returns when the section that is under way now, if any, has ended.
    func settled(_ function: FunctionKey) async {
        guard waiting.withLock({ $0[function] != nil }) else { return }
        await enter(function)
        leave(function)
    }

    private func enter(_ function: FunctionKey) async {
        await withCheckedContinuation { continuation in
            let isFree = waiting.withLock { waiting in
                guard waiting[function] != nil else {
                    waiting[function] = []
                    return true
                }
                waiting[function]?.append(continuation)
                return false
            }
            if isFree { continuation.resume() }
        }
    }

    private func leave(_ function: FunctionKey) {
        let next = waiting.withLock { waiting -> CheckedContinuation<Void, Never>? in
            guard var tasks = waiting[function], !tasks.isEmpty else {
                waiting[function] = nil
                return nil
            }
            let next = tasks.removeFirst()
            waiting[function] = tasks
            return next
        }
        next?.resume()
    }
}
