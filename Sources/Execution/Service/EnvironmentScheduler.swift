import Foundation
import LambdaAPI
import Logging
import NIOCore

/// Gives invocations to environments. Event loop only; that is what guards its state.
final class EnvironmentScheduler: @unchecked Sendable {
    let context: EnvironmentContext
    let catalog: RuntimeCatalog
    let ledger: ConcurrencyLedger
    let tracer: Tracer
    var routes = RouteBook()
    /// The versions of functions that have provisioned environments.
    var provisioned: [FunctionKey: [PreparedFunctionVersion]] = [:]
    /// Versions that have environments.
    var populated: [ObjectIdentifier: PreparedFunctionVersion] = [:]
    /// Environments that have not ended.
    var environmentCount = 0
    /// Environments that ended but of which something is left.
    var endingCount = 0
    var isShuttingDown = false
    var allGone: [EventLoopPromise<Void>] = []
    var sweep: RepeatedTask?

    init(context: EnvironmentContext, catalog: RuntimeCatalog) {
        self.context = context
        self.catalog = catalog
        self.ledger = ConcurrencyLedger(accountLimit: context.configuration.accountConcurrency)
        self.tracer = Tracer(context: context)
    }

    var eventLoop: any EventLoop { context.eventLoop }

    // MARK: Routes

    func version(for key: RouteKey) -> PreparedFunctionVersion? {
        routes.version(for: key)
    }

    func publish(_ prepared: PreparedFunctionVersion, for key: RouteKey) -> PreparedFunctionVersion {
        let (current, replaced) = routes.publish(prepared, for: key)
        if let replaced {
            routeRemoved(from: replaced)
        }
        return current
    }

    func publish(_ alias: AliasRoute, for key: RouteKey) {
        routes.publish(alias, for: key)
    }

    func withdraw(_ function: FunctionKey, qualifier: String?) {
        for version in routes.withdraw(function, qualifier: qualifier) {
            routeRemoved(from: version)
        }
        if qualifier == nil {
            ledger.forget(function)
            tracer.forget(function)
            provisioned[function] = nil
        }
    }

    private func routeRemoved(from version: PreparedFunctionVersion) {
        let pool = version.environments
        pool.routes -= 1
        guard pool.routes <= 0 else { return }
        stopProvisioning(version)
        for environment in pool.members + version.provisioned.pool.members {
            environment.drain()
        }
    }

    // MARK: Limits

    func limit(_ concurrency: Int?, of function: FunctionKey) {
        ledger.concurrency(of: function).reserve(concurrency)
    }

    func limit(unreserved: Int, account: String, region: String) {
        ledger.limit(unreserved: unreserved, account: account, region: region)
    }

    func concurrency(of version: PreparedFunctionVersion) -> FunctionConcurrency {
        if let known = version.environments.concurrency { return known }
        let concurrency = ledger.concurrency(of: version.version.key)
        version.environments.concurrency = concurrency
        return concurrency
    }

    // MARK: Invocations

    func invoke(
        _ invocation: Invocation,
        on version: PreparedFunctionVersion,
        completion: @escaping (Result<InvocationOutcome, APIError>) -> Void
    ) -> InvocationHandle {
        guard !isShuttingDown, let resources = version.resources else {
            completion(.failure(.serviceException("The function cannot be run now.")))
            return InvocationHandle(invocation: nil)
        }
        let active = ActiveInvocation(
            invocation,
            received: context.milliseconds,
            traced: tracer.begin(invocation, of: version.version),
            completion: completion
        )
        if !assignProvisioned(active, on: version, resources) {
            runOnDemand(active, on: version, resources)
        }
        return InvocationHandle(invocation: active)
    }

    /// Runs an invocation in an environment that is or becomes free, or in a new one.
    func runOnDemand(
        _ active: ActiveInvocation,
        on version: PreparedFunctionVersion,
        _ resources: PreparedResources
    ) {
        switch concurrency(of: version).take(at: eventLoop.now) {
        case .success(let slots): active.hold(slots)
        case .failure(let error): return throttle(active, on: version, error)
        }
        let pool = version.environments
        if let environment = pool.takeIdle(at: active.received) {
            environment.assign(active)
        } else if let patience = pool.patience(usual: TimeAmount(context.configuration.reusePatience)) {
            pool.wait(active, for: patience, on: eventLoop) {
                self.findRuntimeAndCreate(for: $0, on: version, resources)
            }
        } else {
            findRuntimeAndCreate(for: active, on: version, resources)
        }
    }

    private func findRuntimeAndCreate(
        for active: ActiveInvocation,
        on version: PreparedFunctionVersion,
        _ resources: PreparedResources
    ) {
        if let runtime = version.runtime {
            create(for: active, on: version, resources, runtime)
        } else {
            findRuntime(for: active, on: version, resources)
        }
    }

    private func create(
        for active: ActiveInvocation,
        on version: PreparedFunctionVersion,
        _ resources: PreparedResources,
        _ runtime: ResolvedRuntime
    ) {
        guard hasRoom() else {
            active.fail(.throttled("ConcurrentInvocationLimitExceeded"))
            return
        }
        let environment = add(version, resources, runtime, to: version.environments)
        environment.create(for: active)
        if version.environments.routes <= 0 {
            // The version was replaced between its look-up and now: this one invocation is all it gets.
            environment.drain()
        }
    }

    /// A new environment, which nothing has been asked of yet.
    func add(
        _ version: PreparedFunctionVersion,
        _ resources: PreparedResources,
        _ runtime: ResolvedRuntime,
        to pool: EnvironmentPool
    ) -> ExecutionEnvironment {
        let environment = ExecutionEnvironment(
            context: context,
            version: version,
            pool: pool,
            resources: resources,
            runtime: runtime
        )
        environment.delegate = self
        environmentCount += 1
        pool.members.append(environment)
        populated[ObjectIdentifier(version)] = version
        scheduleSweep()
        return environment
    }

    /// Whether there may be one environment more, perhaps in the place of one that nobody needs.
    func hasRoom() -> Bool {
        environmentCount < context.configuration.maximumEnvironments || evictLeastRecentlyUsed()
    }

    /// The runtime was missing when the version was prepared, or has changed since: it is looked for again.
    private func findRuntime(
        for active: ActiveInvocation,
        on version: PreparedFunctionVersion,
        _ resources: PreparedResources
    ) {
        if version.version.image != nil, case .unavailable(let message) = resources.runtime {
            return active.fail(.invalidRuntimeException(message))
        }
        let bound = NIOLoopBound(active, eventLoop: eventLoop)
        Task { [self, catalog, eventLoop] in
            let resolution = await catalog.resolve(version.version)
            eventLoop.execute {
                let active = bound.value
                switch resolution {
                case .available(let runtime) where !self.isShuttingDown:
                    version.environments.lateRuntime = runtime
                    self.create(for: active, on: version, resources, runtime)
                case .available:
                    active.fail(.serviceException("The function cannot be run now."))
                case .unavailable(let message):
                    active.fail(.invalidRuntimeException(message))
                }
            }
        }
    }
}
