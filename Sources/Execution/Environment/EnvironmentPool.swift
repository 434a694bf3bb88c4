/// The environments of one prepared version. Event loop only; that is what guards its state.
final class EnvironmentPool: @unchecked Sendable {
    /// Those that wait for an invocation, the most recently used last.
    var idle: [ExecutionEnvironment] = []

    /// All that have not ended.
    var members: [ExecutionEnvironment] = []

    /// How many routes lead to the version; with none, an environment ends after its invocation.
    var routes = 0

    /// A runtime that was found after the version had been prepared without.
    var lateRuntime: ResolvedRuntime?

    func removeFromIdle(_ environment: ExecutionEnvironment) {
        idle.removeAll { $0 === environment }
    }
}
