/// Why an environment is initialized; functions and their logs are told.
enum InitializationType: String, Sendable {
    /// For an invocation that waits for it.
    case onDemand = "on-demand"
    /// Ahead of any invocation.
    case provisioned = "provisioned-concurrency"
}
