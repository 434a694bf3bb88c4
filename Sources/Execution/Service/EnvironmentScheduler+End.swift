import LambdaAPI
import NIOCore

// The end of everything.
extension EnvironmentScheduler {
    /// No invocation is taken any more; environments end when theirs is done.
    func beginShutdown() -> EventLoopFuture<Void> {
        isShuttingDown = true
        sweep?.cancel()
        sweep = nil
        for version in populated.values {
            stopProvisioning(version)
            for pool in [version.environments, version.provisioned.pool] {
                pool.refuseWaiting(.serviceException("The function cannot be run now."))
            }
        }
        for environment in allEnvironments {
            environment.drain()
        }
        let promise = eventLoop.makePromise(of: Void.self)
        allGone.append(promise)
        signalIfGone()
        return promise.futureResult
    }

    func endNow() {
        for environment in allEnvironments {
            environment.endNow()
        }
    }

    private var allEnvironments: [ExecutionEnvironment] {
        populated.values.flatMap { $0.environments.members + $0.provisioned.pool.members }
    }

    func signalIfGone() {
        guard environmentCount == 0, endingCount == 0 else { return }
        for promise in allGone {
            promise.succeed()
        }
        allGone = []
    }
}
