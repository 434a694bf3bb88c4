/// How long events wait between attempts (the service's documentation). What is random spreads events that failed
/// together.
enum RetrySchedule {
    /// One minute after the first failure of the function, two after the second, and up to a tenth more.
    ///
    /// - Parameters:
    ///   - failure: counted from 1.
    ///   - random: from 0 to 1.
    static func pause(afterFailure failure: Int, random: Double) -> Duration {
        .seconds(60) * (1 << min(max(failure, 1) - 1, 8)) * (1 + random / 10)
    }

    /// From one second to five minutes after throttles and errors of the system, and up to half less.
    ///
    /// - Parameters:
    ///   - setback: how many there were one after the other, counted from 1.
    ///   - random: from 0 to 1.
    static func pause(afterSetback setback: Int, random: Double) -> Duration {
        min(.seconds(300), .seconds(1) * (1 << min(max(setback, 1) - 1, 9))) * (1 - random / 2)
    }
}
