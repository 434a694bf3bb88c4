import NIOCore

extension EnvironmentScheduler: ExecutionEnvironmentDelegate {
    func environmentIsAvailable(_ environment: ExecutionEnvironment) {
        let pool = environment.pool
        if pool === environment.version.provisioned.pool, environment.machine.isStopped {
            // Nobody may wait for the start of a process here: another environment takes its place.
            environment.endIdle()
            return
        }
        if pool.waiting.isEmpty {
            pool.idle.append(environment)
        } else if environment.retiresAt <= context.milliseconds {
            // Those who wait get another when their patience ends.
            environment.endIdle()
        } else {
            let waiting = pool.waiting.removeFirst()
            waiting.timer?.cancel()
            guard takeSlot(for: waiting.invocation, on: environment.version) else {
                return environmentIsAvailable(environment)
            }
            environment.assign(waiting.invocation)
        }
    }

    func environmentIsUnavailable(_ environment: ExecutionEnvironment) {
        environment.pool.removeFromIdle(environment)
    }

    func environmentIsEnding(_ environment: ExecutionEnvironment) {
        let version = environment.version
        let lastUse = environment.machine.isBusy ? eventLoop.now : environment.idleSince
        environment.pool.lastUse = max(environment.pool.lastUse ?? lastUse, lastUse)
        environment.pool.removeFromIdle(environment)
        environment.pool.members.removeAll { $0 === environment }
        if version.environments.members.isEmpty, version.provisioned.pool.members.isEmpty {
            populated[ObjectIdentifier(version)] = nil
        }
        environmentCount -= 1
        endingCount += 1
        if environment.pool === version.provisioned.pool {
            provisionedIsEnding(environment)
        }
    }

    func environmentIsGone(_ environment: ExecutionEnvironment) {
        endingCount -= 1
        signalIfGone()
    }
}
