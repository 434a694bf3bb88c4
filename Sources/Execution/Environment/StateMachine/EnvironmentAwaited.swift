/// What ends when the runtime asks for its next event.
enum EnvironmentAwaited: Equatable, Sendable {
    case initialization(InitializationPhase)
    /// The caller has its answer.
    case invocation(CompletionStatus)
}
