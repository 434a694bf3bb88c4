import Logging
import Synchronization

/// Counts what was lost, and says so in the log: at once, then at most once a minute.
final class DropLog: Sendable {
    private struct State {
        var unsaid = 0
        var total = 0
        var said: ContinuousClock.Instant?
    }

    private let what: String
    private let logger: Logger
    private let now: @Sendable () -> ContinuousClock.Instant
    private let state = Mutex(State())

    /// - Parameter what: in the plural.
    init(_ what: String, logger: Logger, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
        self.what = what
        self.logger = logger
        self.now = now
    }

    /// So many since the start.
    var total: Int { state.withLock(\.total) }

    func add(_ count: Int, because reason: String) {
        guard count > 0 else { return }
        let now = now()
        let unsaid = state.withLock { state -> Int? in
            state.total += count
            state.unsaid += count
            if let said = state.said, said.duration(to: now) < .seconds(60) { return nil }
            defer { state.unsaid = 0 }
            state.said = now
            return state.unsaid
        }
        guard let unsaid else { return }
        logger.warning("\(what) are lost", metadata: ["count": "\(unsaid)", "reason": "\(reason)"])
    }

    /// Says what was not said yet.
    func finish() {
        let unsaid = state.withLock { state in
            defer { state.unsaid = 0 }
            return state.unsaid
        }
        if unsaid > 0 { logger.warning("\(what) are lost", metadata: ["count": "\(unsaid)"]) }
    }
}
