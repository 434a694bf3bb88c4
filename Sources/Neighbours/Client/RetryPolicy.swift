/// How often a call is tried and how long it waits in between: exponential, at random below a bound, so that many
/// callers that failed together do not come back together.
package struct RetryPolicy: Sendable, Equatable {
    /// Attempts in all, the first included; at least 1.
    package var attempts: Int

    /// The bound of the first pause; it doubles with each.
    package var base: Duration

    /// The bound of every pause.
    package var cap: Duration

    package init(attempts: Int = 3, base: Duration = .milliseconds(50), cap: Duration = .seconds(2)) {
        self.attempts = attempts
        self.base = base
        self.cap = cap
    }

    /// The pause before the attempt after number `attempt`, which failed; nil when there is to be no other.
    ///
    /// - Parameters:
    ///   - attempt: counted from 1.
    ///   - random: from 0 to 1, the share of the bound.
    ///   - limit: fewer attempts in all than the policy has; as many as it has when nil.
    func pause(afterAttempt attempt: Int, random: Double, limit: Int? = nil) -> Duration? {
        guard attempt < min(attempts, limit ?? attempts) else { return nil }
        let bound = min(cap, base * (1 << min(attempt - 1, 20)))
        return bound * random
    }

    /// Whether the same request may succeed a little later.
    static func isTransient(status: Int, code: String) -> Bool {
        switch status {
        case 408, 429, 500, 502, 503, 504: true
        default: ["RequestTimeout", "SlowDown", "Throttling", "ThrottlingException", "InternalError"].contains(code)
        }
    }
}
