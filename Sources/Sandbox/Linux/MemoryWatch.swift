import Synchronization

/// Keeps a sandbox to its memory where no control group can: looks again and again and kills everything above the limit.
final class MemoryWatch: Sendable {
    private struct State {
        var limit: Int?
        var kills = 0
        var task: Task<Void, Never>?
    }

    private static let interval = Duration.milliseconds(25)

    private let state: Mutex<State>

    /// - Parameter limit: in MB; nil: none.
    init(limit: Int?) {
        state = Mutex(State(limit: limit))
    }

    var kills: Int { state.withLock { $0.kills } }

    func limit(to megabytes: Int?) {
        state.withLock { $0.limit = megabytes }
    }

    /// Watches the processes from now on; once.
    func begin(_ processes: SandboxInit) {
        state.withLock { state in
            guard state.task == nil else { return }
            state.task = Task { [weak self] in
                while !Task.isCancelled {
                    try? await Task.sleep(for: Self.interval)
                    guard let self else { return }
                    await self.look(at: processes)
                }
            }
        }
    }

    func end() {
        state.withLock { $0.task?.cancel() }
    }

    private func look(at processes: SandboxInit) async {
        guard let limit = state.withLock({ $0.limit }), processes.memory().resident > limit << 20 else { return }
        state.withLock { $0.kills += 1 }
        await processes.killProcesses(keepingPeak: true)
    }
}
