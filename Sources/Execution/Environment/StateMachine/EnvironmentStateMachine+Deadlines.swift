/// Time that is over.
extension EnvironmentStateMachine {
    /// The first initialization took too long.
    mutating func initializationDeadlinePassed() -> [EnvironmentAction] {
        guard state == .initializing(.initialization) else { return [] }
        state = .resetting
        return [.reportInitialization(.initialization, .timeout), .killProcesses]
    }

    /// The time of the invocation is over.
    mutating func invocationDeadlinePassed() -> [EnvironmentAction] {
        switch state {
        case .running:
            state = .resetting
            return [.answer(.timedOut)] + finish(.timeout) + [.killProcesses]
        case .initializing(.invocation):
            state = .resetting
            return [.reportInitialization(.invocation, .timeout), .answer(.timedOut)] + finish(.timeout)
                + [.killProcesses]
        case .responded:
            state = .resetting
            return finish(.timeout) + [.killProcesses]
        case .created, .initializing(.initialization), .ready, .resetting, .stopped, .ended:
            return []
        }
    }

    /// Nobody needed the environment for a while: nothing of it runs until somebody does.
    mutating func freezeDeadlinePassed() -> [EnvironmentAction] {
        guard state == .ready, !isFrozen else { return [] }
        isFrozen = true
        return [.freeze]
    }

    /// Nobody needed the environment for long enough.
    mutating func idleDeadlinePassed() -> [EnvironmentAction] {
        switch state {
        case .ready, .stopped: end(answer: nil)
        case .created, .initializing, .running, .responded, .resetting, .ended: []
        }
    }
}
