/// What decides how long an event is tried, as its function's configuration has it now.
struct EventRules: Sendable, Equatable {
    /// From 0 to 2.
    var maximumRetries = 2

    /// From one minute to six hours.
    var maximumAge = Duration.seconds(21_600)

    /// Whether the function may run at all; a reserved concurrency of 0 forbids it.
    var admitsRuns = true
}
