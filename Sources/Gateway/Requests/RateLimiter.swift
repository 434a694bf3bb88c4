import Synchronization

/// A bucket of tokens: each request takes one, and they come back at a steady rate.
final class RateLimiter: Sendable {
    private struct State {
        var tokens: Double
        var filledAt: ContinuousClock.Instant
    }

    private let rate: Double
    private let capacity: Double
    private let state: Mutex<State>

    /// - Parameters:
    ///   - rate: tokens a second, above 0. The bucket holds those of one second, at least one.
    ///   - now: the moment at which the bucket is full.
    init(rate: Double, now: ContinuousClock.Instant) {
        self.rate = rate
        self.capacity = max(1, rate)
        self.state = Mutex(State(tokens: max(1, rate), filledAt: now))
    }

    /// Takes a token.
    ///
    /// - Returns: nil, or when the bucket is empty the whole seconds after which it is worth to come back.
    func take(at now: ContinuousClock.Instant) -> Int? {
        state.withLock { state in
            let elapsed = state.filledAt.duration(to: now)
            let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
            if seconds > 0 {
                state.tokens = min(capacity, state.tokens + seconds * rate)
                state.filledAt = now
            }
            guard state.tokens >= 1 else {
                return max(1, Int(((1 - state.tokens) / rate).rounded(.up)))
            }
            state.tokens -= 1
            return nil
        }
    }
}
