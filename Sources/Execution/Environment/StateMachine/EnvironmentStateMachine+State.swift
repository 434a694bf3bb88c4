extension EnvironmentStateMachine {
    enum State: Equatable {
        case created
        case initializing(InitializationPhase)
        /// The process waits for an event.
        case ready
        case running
        /// The caller has its answer; the process has not asked for the next event yet.
        case responded(CompletionStatus)
        /// Its processes are being killed.
        case resetting
        /// There is no process; the next invocation starts one.
        case stopped
        case ended
    }
}

extension EnvironmentStateMachine.State {
    var isResponded: Bool {
        if case .responded = self { true } else { false }
    }

    /// The name of the runtime's state as the Runtime API prints it.
    var name: String {
        switch self {
        case .created, .initializing: "Started"
        case .ready: "Ready"
        case .running: "Running"
        case .responded: "RuntimeResponseSentState"
        case .resetting, .stopped, .ended: "InitError"
        }
    }
}
