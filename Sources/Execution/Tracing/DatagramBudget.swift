import NIOCore

/// How many datagrams an environment may send: so many at once, and so many a second after that.
struct DatagramBudget: Sendable {
    static let burst = 2000.0
    static let rate = 1000.0

    private var left = Self.burst
    private var filled: NIODeadline

    init(now: NIODeadline) {
        filled = now
    }

    /// Whether there may be one more.
    mutating func take(now: NIODeadline) -> Bool {
        let seconds = Double((now - filled).nanoseconds) / 1e9
        left = min(Self.burst, left + max(0, seconds) * Self.rate)
        filled = now
        guard left >= 1 else { return false }
        left -= 1
        return true
    }
}
