import LambdaAPI
import Sandbox

/// Processes that do not start, or end.
extension EnvironmentStateMachine {
    /// The process could not be started because of the function.
    mutating func processDidNotStart(_ failure: ProcessStartFailure) -> [EnvironmentAction] {
        guard case .initializing(let phase) = state else { return [] }
        return initializationFailed(phase, type: failure.errorType, answer: .startFailure(failure))
    }

    /// The environment or its process could not be made.
    ///
    /// - Parameter refusal: what the caller is told of it; nil when it is Lambent's own fault.
    mutating func environmentFailed(_ refusal: APIError? = nil) -> [EnvironmentAction] {
        end(answer: refusal.map(EnvironmentAnswer.refused) ?? .serviceFailure)
    }

    /// The runtime's process ended by itself.
    mutating func processExited(_ exit: ProcessExit) -> [EnvironmentAction] {
        lose(type: "Runtime.ExitError", answer: .exited(exit))
    }

    /// An extension ended, or a process of an environment in which one had said that it would.
    mutating func extensionFailed(_ failure: ProcessStartFailure) -> [EnvironmentAction] {
        lose(type: failure.errorType, answer: .startFailure(failure))
    }

    /// A process that the environment cannot do without is gone.
    private mutating func lose(type: String, answer: EnvironmentAnswer) -> [EnvironmentAction] {
        switch state {
        case .initializing(let phase):
            return initializationFailed(phase, type: type, answer: answer)
        case .ready:
            state = .resetting
            isFrozen = false
            return [.becomeUnavailable, .killProcesses]
        case .running:
            state = .resetting
            return [.answer(answer)] + finish(.error(type: type)) + [.killProcesses]
        case .responded:
            state = .resetting
            return finish(.error(type: type)) + [.killProcesses]
        case .created, .resetting, .stopped, .ended:
            return []
        }
    }

    /// After ``EnvironmentAction/killProcesses``: no process is left.
    mutating func processesGone() -> [EnvironmentAction] {
        guard state == .resetting else { return [] }
        guard invocation != nil else {
            state = .stopped
            return rest()
        }
        // The initialization before the first invocation failed: once more, on the time of the invocation.
        state = .initializing(.invocation)
        hasBegun = true
        return [.beginInvocation, .startProcess(.invocation)]
    }
}
