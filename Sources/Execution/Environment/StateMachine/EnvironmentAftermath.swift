/// What keeps an environment from its next invocation after the last has its answer.
enum EnvironmentAftermath: Equatable, Sendable {
    /// The runtime has not asked for the next event yet.
    case awaitsNext
    /// The runtime is still sending a response that was refused for its length.
    case sendsRefusedResponse
    /// Its processes are being killed.
    case resets
}
