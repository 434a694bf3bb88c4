import Glibc
import Synchronization

/// How the processes of a sandbox ended, who waits for that, and the most memory that was seen.
///
/// Kept by the request that started each process: the system gives the id of an ended process to a new one.
final class ExitTable: Sendable {
    private struct State {
        var requests: [Int32: UInt32] = [:]
        var exits: [UInt32: ProcessExit] = [:]
        var waiters: [UInt32: [CheckedContinuation<ProcessExit, Never>]] = [:]
        var ended = false
        var peak = 0
    }

    private static let killedWithSandbox = ProcessExit.signalled(SIGKILL)

    private let state = Mutex(State())

    /// From now on `id` means the process of this request. Its end may have been told already.
    func started(_ id: Int32, request: UInt32) {
        state.withLock { state in
            if let previous = state.requests.updateValue(request, forKey: id) { state.exits[previous] = nil }
        }
    }

    func ended(request: UInt32, _ exit: ProcessExit, peak: Int) {
        let waiting = state.withLock { state in
            state.exits[request] = exit
            state.peak = max(state.peak, peak)
            return state.waiters.removeValue(forKey: request)
        }
        for continuation in waiting ?? [] { continuation.resume(returning: exit) }
    }

    /// The sandbox is gone, and with it every process of which no exit came.
    func endAll() {
        let waiting = state.withLock { state in
            defer { state.waiters = [:] }
            state.ended = true
            return state.waiters.values.flatMap(\.self)
        }
        for continuation in waiting { continuation.resume(returning: Self.killedWithSandbox) }
    }

    /// Also answers for a process that never was: as killed.
    func waitForExit(of id: Int32) async -> ProcessExit {
        await withCheckedContinuation { continuation in
            let known: ProcessExit? = state.withLock { state in
                guard let request = state.requests[id] else { return Self.killedWithSandbox }
                if let exit = state.exits[request] { return exit }
                if state.ended { return Self.killedWithSandbox }
                state.waiters[request, default: []].append(continuation)
                return nil
            }
            if let known { continuation.resume(returning: known) }
        }
    }

    /// Takes the sample into account and returns the largest.
    func peak(atLeast sample: Int) -> Int {
        state.withLock { state in
            state.peak = max(state.peak, sample)
            return state.peak
        }
    }

    func forgetPeak() {
        state.withLock { $0.peak = 0 }
    }
}
