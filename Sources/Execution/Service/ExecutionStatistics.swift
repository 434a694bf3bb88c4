/// What runs at a moment.
package struct ExecutionStatistics: Sendable, Equatable {
    /// Environments that exist, in whatever state.
    package var environments: Int

    /// Environments that wait for an invocation.
    package var idle: Int

    /// Invocations that hold a concurrency slot.
    package var running: Int

    /// Routes that are published.
    package var routes: Int

    package init(environments: Int = 0, idle: Int = 0, running: Int = 0, routes: Int = 0) {
        self.environments = environments
        self.idle = idle
        self.running = running
        self.routes = routes
    }
}
