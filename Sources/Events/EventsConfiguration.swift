package import Foundation

/// How asynchronous invocations are run.
package struct EventsConfiguration: Sendable {
    /// What waits are multiplied with, above 0 and at most 1. Waits count with their full length towards the age of an
    /// event, so that a test sees what it would see in full time.
    package var timeScale: Double

    /// How many events may run at once.
    package var maximumRunning: Int

    /// How long events are kept that nobody takes: the longest that a queue of the service keeps messages.
    package var deadLetterRetention: Duration

    /// The time of day.
    package var now: @Sendable () -> Date

    package init(
        timeScale: Double = 1,
        maximumRunning: Int = 1000,
        deadLetterRetention: Duration = .seconds(14 * 86_400),
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.timeScale = timeScale
        self.maximumRunning = maximumRunning
        self.deadLetterRetention = deadLetterRetention
        self.now = now
    }

    /// Milliseconds since 1970.
    var milliseconds: Int64 { Int64((now().timeIntervalSince1970 * 1000).rounded()) }
}

extension Duration {
    /// Whole milliseconds, rounded down.
    var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
