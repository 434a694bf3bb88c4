/// The states of an asynchronous event: pure, events in, actions out; no clock, no storage, no chance.
///
/// ```
/// accepted ─► waiting ─ taken ─► running ─ succeeded ─► settled(Success)
///                ▲                  ├ failed ─► waiting, or settled(RetriesExhausted, EventAgeExceeded)
///                └──────────────────┴ set back ─► waiting, or settled(EventAgeExceeded)
/// ```
struct EventLifecycle: Codable, Sendable, Equatable {
    enum Phase: Codable, Sendable, Equatable {
        case waiting
        case running
        case settled(EventCondition)
    }

    /// What happens to an event. Ages are since its acceptance; random numbers are from 0 to 1.
    enum Event: Sendable, Equatable {
        /// Its turn has come.
        case taken(age: Duration, rules: EventRules)
        /// The function is invoked by itself once more than it may.
        case loopFound
        /// The function returned.
        case succeeded
        /// The function failed: by an error of its own, its time, its memory, its initialization.
        case failed(age: Duration, rules: EventRules, random: Double)
        /// It could not be run now: a throttle, or an error that is not the function's.
        case setBack(age: Duration, rules: EventRules, random: Double)
        /// It can never be run: what it names does not exist.
        case refused
        /// Somebody wants it run again from the beginning.
        case redriven
    }

    /// What the owner of the event does next.
    enum Action: Sendable, Equatable {
        /// Invoke the function.
        case run
        /// Take the event again when so much time has passed.
        case wait(Duration)
        /// Tell whom it concerns how it ended.
        case settle(EventCondition)
        /// The event belongs to nothing that is under way.
        case ignore
    }

    private(set) var phase = Phase.waiting

    /// How often the function ran and failed, or succeeded in the end: what records call the approximate invoke count.
    private(set) var attempts = 0

    /// Throttles and errors of the system since the last time that the function ran.
    private(set) var setbacks = 0

    mutating func handle(_ event: Event) -> Action {
        switch (phase, event) {
        case (.waiting, .taken(_, let rules)) where !rules.admitsRuns:
            return settle(.zeroReservedConcurrency)
        case (.waiting, .taken(let age, let rules)) where age > rules.maximumAge:
            return settle(.eventAgeExceeded)
        case (.waiting, .taken):
            phase = .running
            return .run
        case (.running, .loopFound):
            return settle(.recursiveInvocationDetected)
        case (.running, .succeeded):
            attempts += 1
            return settle(.success)
        case (.running, .failed(let age, let rules, let random)):
            attempts += 1
            setbacks = 0
            guard attempts <= rules.maximumRetries else { return settle(.retriesExhausted) }
            return wait(RetrySchedule.pause(afterFailure: attempts, random: random), age: age, rules)
        case (.running, .setBack(let age, let rules, let random)):
            setbacks += 1
            return wait(RetrySchedule.pause(afterSetback: setbacks, random: random), age: age, rules)
        case (.running, .refused):
            return settle(.retriesExhausted)
        case (.settled, .redriven):
            self = EventLifecycle()
            return .wait(.zero)
        default:
            return .ignore
        }
    }

    /// An event that would be too old at its next attempt ends at once (recorded from the service).
    private mutating func wait(_ pause: Duration, age: Duration, _ rules: EventRules) -> Action {
        guard age + pause <= rules.maximumAge else { return settle(.eventAgeExceeded) }
        phase = .waiting
        return .wait(pause)
    }

    private mutating func settle(_ condition: EventCondition) -> Action {
        phase = .settled(condition)
        return .settle(condition)
    }
}
