/// The end of the environment.
extension EnvironmentStateMachine {
    /// The version was replaced or the server shuts down: no invocation follows the one it holds.
    mutating func drain() -> [EnvironmentAction] {
        isDraining = true
        return invocation == nil ? end(answer: nil) : []
    }

    /// The server does not wait any longer.
    mutating func endNow() -> [EnvironmentAction] {
        end(answer: .serviceFailure)
    }

    /// - Parameter answer: for a caller that still waits.
    mutating func end(answer: EnvironmentAnswer?) -> [EnvironmentAction] {
        let last = state
        guard last != .ended else { return [] }
        state = .ended
        var actions: [EnvironmentAction] = []
        switch last {
        case .initializing(.initialization): actions.append(.disarmInitializationDeadline)
        case .ready, .stopped: actions.append(.becomeUnavailable)
        case .created, .initializing, .running, .responded, .resetting, .ended: break
        }
        if invocation != nil {
            if let answer, !last.isResponded {
                actions.append(.answer(answer))
            }
            if hasBegun {
                actions.append(contentsOf: finish(.failure))
            }
            invocation = nil
        }
        actions.append(.destroy)
        return actions
    }
}
