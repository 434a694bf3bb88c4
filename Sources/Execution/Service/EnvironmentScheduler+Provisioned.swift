import LambdaAPI
import NIOCore

// Environments that are started ahead of invocations and take them first.
extension EnvironmentScheduler {
    /// The service's word for code that does not initialize (recorded).
    private static let initializationFailed = "FUNCTION_ERROR_INIT_FAILURE"

    /// A second attempt comes when there was time to mend what was wrong.
    private static let delayAfterFailure = TimeAmount.seconds(60)

    /// An environment that ended without being asked is replaced, but not as fast as it can end again.
    private static let delayAfterLoss = TimeAmount.seconds(1)

    /// - Parameter counts: how many environments each version is to have; a version that is not in it has none.
    func provision(_ counts: [String: Int], of function: FunctionKey) {
        var versions: [PreparedFunctionVersion] = []
        for (number, count) in counts where count > 0 {
            guard let prepared = version(for: RouteKey(function: function, qualifier: number)) else { continue }
            versions.append(prepared)
            setTarget(count, of: prepared)
        }
        for old in provisioned[function] ?? [] where !versions.contains(where: { $0 === old }) {
            setTarget(0, of: old)
        }
        provisioned[function] = versions.isEmpty ? nil : versions
    }

    func provisionedState(of key: RouteKey) -> ProvisionedState {
        version(for: key)?.provisioned.state ?? ProvisionedState(target: 0, ready: 0)
    }

    /// The version is gone, or the server ends: nothing is started ahead any more.
    func stopProvisioning(_ version: PreparedFunctionVersion) {
        version.provisioned.target = 0
        version.provisioned.cancelAttempt()
    }

    private func setTarget(_ target: Int, of version: PreparedFunctionVersion) {
        let provisioned = version.provisioned
        provisioned.target = target
        provisioned.failure = nil
        provisioned.cancelAttempt()
        let surplus = provisioned.pool.members.count - target
        if surplus > 0 {
            // Those that nobody uses first; the others end after their invocation.
            let unused = provisioned.pool.members.filter { !$0.machine.isBusy }
            let busy = provisioned.pool.members.filter(\.machine.isBusy)
            for environment in (unused + busy).prefix(surplus) {
                environment.drain()
            }
        }
        fill(version)
    }

    /// Starts what is missing, a few at a time.
    private func fill(_ version: PreparedFunctionVersion) {
        let provisioned = version.provisioned
        guard !isShuttingDown, provisioned.attempt == nil, var resources = version.resources else { return }
        resources.initializationType = .provisioned
        var starting = provisioned.pool.members.count - provisioned.ready
        while provisioned.pool.members.count < provisioned.target, starting < context.configuration.startsAtOnce {
            guard let runtime = version.runtime else { return findRuntime(of: version) }
            guard hasRoom() else {
                return failed(version, "The server has as many execution environments as it may have.")
            }
            starting += 1
            add(version, resources, runtime, to: provisioned.pool).createAhead()
        }
    }

    /// The runtime was missing when the version was prepared, or has changed since: it is looked for again.
    private func findRuntime(of version: PreparedFunctionVersion) {
        guard version.version.image == nil else { return }
        Task { [catalog, eventLoop = context.eventLoop] in
            let resolution = await catalog.resolve(version.version)
            eventLoop.execute {
                switch resolution {
                case .available(let runtime):
                    version.environments.lateRuntime = runtime
                    version.provisioned.cancelAttempt()
                    self.fill(version)
                case .unavailable(let message):
                    self.failed(version, message)
                }
            }
        }
    }

    private func failed(_ version: PreparedFunctionVersion, _ reason: String) {
        version.provisioned.failure = reason
        fill(version, after: Self.delayAfterFailure)
    }

    private func fill(_ version: PreparedFunctionVersion, after delay: TimeAmount) {
        guard !isShuttingDown, version.provisioned.target > 0, version.provisioned.attempt == nil else { return }
        version.provisioned.attempt = context.eventLoop.scheduleTask(in: delay) { [weak self] in
            version.provisioned.attempt = nil
            self?.fill(version)
        }
    }

    // MARK: What became of them

    func environmentInitialized(_ environment: ExecutionEnvironment, _ status: InitializationStatus) {
        let version = environment.version
        guard environment.pool === version.provisioned.pool else { return }
        if status == .success {
            version.provisioned.failure = nil
            fill(version)
        } else {
            failed(version, Self.initializationFailed)
            // The environment is in the middle of its own work.
            let bound = NIOLoopBound(environment, eventLoop: context.eventLoop)
            context.eventLoop.execute { bound.value.endNow() }
        }
    }

    /// A provisioned environment ended: it was one too many, too old, or it broke.
    func provisionedIsEnding(_ environment: ExecutionEnvironment) {
        let version = environment.version
        guard version.provisioned.pool.members.count < version.provisioned.target else { return }
        if environment.isInitialized {
            fill(version, after: Self.delayAfterLoss)
        } else if version.provisioned.failure == nil {
            failed(version, "The execution environment could not be made. See the server's log.")
        }
    }

    // MARK: Invocations

    /// Gives an invocation to a provisioned environment, or lets it wait for one that is about to be free.
    ///
    /// - Returns: false when there is none.
    func assignProvisioned(
        _ active: ActiveInvocation,
        on version: PreparedFunctionVersion,
        _ resources: PreparedResources
    ) -> Bool {
        let pool = version.provisioned.pool
        guard !pool.members.isEmpty else { return false }
        let patience = pool.idle.isEmpty ? pool.patience(usual: TimeAmount(context.configuration.reusePatience)) : .zero
        guard let patience, version.provisioned.rate.take(at: eventLoop.now) else { return false }
        if let environment = pool.takeIdle(at: active.received) {
            active.hold(ledger.takeProvisioned())
            environment.assign(active)
            return true
        }
        active.hold(ledger.takeProvisioned())
        pool.wait(active, for: patience, on: context.eventLoop) { [weak self] in
            self?.runOnDemand($0, on: version, resources)
        }
        return true
    }
}
