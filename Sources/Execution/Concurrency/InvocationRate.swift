import NIOCore

/// How many invocations may begin in a second: ten for each unit of concurrency, as the service documents it.
///
/// A second's worth may come at once; then they come one by one. No clock: whoever asks says what time it is.
struct InvocationRate {
    private static let perUnit = 10.0

    /// The concurrency that it belongs to.
    private(set) var units: Int

    private var left: Double
    private var counted: NIODeadline?

    init(units: Int) {
        self.units = units
        left = Double(units) * Self.perUnit
    }

    /// What was used stays used.
    mutating func change(units: Int) {
        left = max(0, left + Double(units - self.units) * Self.perUnit)
        self.units = units
    }

    /// Takes the right to begin one invocation; false when there is none now.
    mutating func take(at now: NIODeadline) -> Bool {
        let most = Double(units) * Self.perUnit
        if let counted, now > counted {
            left = min(most, left + most * Double((now - counted).nanoseconds) / 1e9)
        }
        counted = max(now, counted ?? now)
        guard left >= 1 else { return false }
        left -= 1
        return true
    }
}
