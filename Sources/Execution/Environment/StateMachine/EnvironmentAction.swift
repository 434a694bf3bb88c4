/// What the executor of an environment does after an event.
enum EnvironmentAction: Equatable, Sendable {
    /// Make what is missing of the environment and start the runtime's process.
    case startProcess(InitializationPhase)
    case armInitializationDeadline
    case disarmInitializationDeadline
    /// Tell the log how an initialization ended.
    case reportInitialization(InitializationPhase, InitializationStatus)
    /// START: the time of the invocation runs from here, and its deadline is armed.
    case beginInvocation
    /// Answer the waiting `next` with the event, or the next one that comes.
    case deliver
    case answer(EnvironmentAnswer)
    /// END and REPORT.
    case finishInvocation(CompletionStatus)
    /// Kill every process of the environment, keep the rest; `processesGone` follows.
    case killProcesses
    /// Stop every process where it stands.
    case freeze
    /// Let them run on.
    case thaw
    /// The environment can take an invocation.
    case becomeAvailable
    /// It cannot any more.
    case becomeUnavailable
    /// End everything of it.
    case destroy
}
