import struct Foundation.Date

/// When an environment takes no invocation any more, because its credentials would not last for it.
enum Retirement {
    /// What an invocation may need beside its own time: to start its process again, and clocks that differ.
    static let reserve = 60

    /// The time in milliseconds since 1970. Environments that began together do not all end together.
    ///
    /// - Parameters:
    ///   - expiration: when the credentials end.
    ///   - timeout: of the function, in seconds.
    ///   - now: milliseconds since 1970.
    static func milliseconds(_ expiration: Date, timeout: Int, now: Int64) -> Int64 {
        let end = Int64(expiration.timeIntervalSince1970 * 1000)
        // Short-lived ones, of stand-ins, are to be of some use at least.
        let reserve = min(Int64(reserve) * 1000, max(0, end - now) / 10)
        let last = end - Int64(timeout) * 1000 - reserve
        return last - Int64.random(in: 0...max(0, last - now) / 8)
    }
}
