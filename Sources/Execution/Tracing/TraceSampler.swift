/// Decides which requests to a function are traced when nobody has decided before: the first of each second, and of the others
/// one in twenty (documented by the service).
struct TraceSampler: Sendable, Equatable {
    static let rate = 0.05

    private var second: Int64?

    /// - Parameters:
    ///   - second: the time, since 1970.
    ///   - chance: from 0 to 1, asked for only when it is needed.
    mutating func samples(second: Int64, chance: () -> Double) -> Bool {
        if self.second != second {
            self.second = second
            return true
        }
        return chance() < Self.rate
    }
}
