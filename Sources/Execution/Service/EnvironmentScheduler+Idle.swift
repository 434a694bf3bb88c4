import NIOCore

// Environments that nobody needs now.
extension EnvironmentScheduler {
    /// Ends the environment that nobody has needed for longest, whatever version it belongs to.
    func evictLeastRecentlyUsed() -> Bool {
        let oldest = populated.values.compactMap(\.environments.idle.first).min { $0.idleSince < $1.idleSince }
        guard let oldest else { return false }
        oldest.endIdle()
        return environmentCount < context.configuration.maximumEnvironments
    }

    func scheduleSweep() {
        guard sweep == nil, !isShuttingDown else { return }
        let idleTimeout = TimeAmount(context.configuration.idleTimeout)
        let quarter = TimeAmount.nanoseconds(idleTimeout.nanoseconds / 4)
        let period = max(TimeAmount.milliseconds(10), min(TimeAmount.seconds(5), quarter))
        sweep = eventLoop.scheduleRepeatedTask(initialDelay: period, delay: period) { [weak self] _ in
            self?.endIdle(before: self.map { $0.eventLoop.now - idleTimeout } ?? .distantPast)
        }
    }

    private func endIdle(before limit: NIODeadline) {
        let now = context.milliseconds
        for version in Array(populated.values) {
            for environment in version.environments.idle
            where environment.idleSince <= limit || environment.retiresAt <= now {
                environment.endIdle()
            }
            for environment in version.provisioned.pool.idle where environment.retiresAt <= now {
                environment.endIdle()
            }
        }
        if environmentCount == 0 {
            sweep?.cancel()
            sweep = nil
        }
    }
}
