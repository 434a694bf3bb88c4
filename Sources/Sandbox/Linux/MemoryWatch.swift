import Synchronization

/// Keeps a sandbox to its memory where no control group can: looks again and again and kills everything above the limit.
final class MemoryWatch: Sendable {
    private struct State {
        var limit: Int?
        var kills = 0
        var isHurried = true
        var processes: SandboxInit?
        var task: Task<Void, Never>?
    }

    private static let interval = Duration.milliseconds(25)

    /// For processes that only wait.
    private static let longInterval = Duration.seconds(2)

    private let state: Mutex<State>

    /// - Parameter limit: in MB; nil: none.
    init(limit: Int?) {
        state = Mutex(State(limit: limit))
    }

    var kills: Int { state.withLock { $0.kills } }

    func limit(to megabytes: Int?) {
        state.withLock { $0.limit = megabytes }
    }

    /// Whether it looks often; at first it does.
    var isHurried: Bool {
        get { state.withLock { $0.isHurried } }
        set {
            state.withLock { state in
                guard state.isHurried != newValue else { return }
                state.isHurried = newValue
                guard let processes = state.processes else { return }
                // What sleeps now would sleep on.
                state.task?.cancel()
                state.task = task(processes, every: newValue ? Self.interval : Self.longInterval)
            }
        }
    }

    /// Watches the processes from now on; once.
    func begin(_ processes: SandboxInit) {
        state.withLock { state in
            guard state.processes == nil else { return }
            state.processes = processes
            state.task = task(processes, every: state.isHurried ? Self.interval : Self.longInterval)
        }
    }

    func end() {
        state.withLock { state in
            state.task?.cancel()
            state.processes = nil
        }
    }

    private func task(_ processes: SandboxInit, every interval: Duration) -> Task<Void, Never> {
        Task { [weak self] in
            while (try? await Task.sleep(for: interval)) != nil {
                guard let self else { return }
                await self.look(at: processes)
            }
        }
    }

    private func look(at processes: SandboxInit) async {
        guard let limit = state.withLock({ $0.limit }), processes.memory().resident > limit << 20 else { return }
        state.withLock { $0.kills += 1 }
        await processes.killProcesses(keepingPeak: true)
    }
}
