import Glibc
import Synchronization

/// How the processes of a sandbox ended, who waits for that, and the most memory that was seen.
final class ExitTable: Sendable {
    private struct State {
        var exits: [Int32: ProcessExit] = [:]
        var waiters: [Int32: [CheckedContinuation<ProcessExit, Never>]] = [:]
        var ended = false
        var peak = 0
    }

    private static let killedWithSandbox = ProcessExit.signalled(SIGKILL)

    private let state = Mutex(State())

    func ended(_ id: Int32, _ exit: ProcessExit, peak: Int) {
        let waiting = state.withLock { state in
            state.exits[id] = exit
            state.peak = max(state.peak, peak)
            return state.waiters.removeValue(forKey: id)
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

    func waitForExit(of id: Int32) async -> ProcessExit {
        await withCheckedContinuation { continuation in
            let known: ProcessExit? = state.withLock { state in
                if let exit = state.exits[id] { return exit }
                if state.ended { return Self.killedWithSandbox }
                state.waiters[id, default: []].append(continuation)
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
