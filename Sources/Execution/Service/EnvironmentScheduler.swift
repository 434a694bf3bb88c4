import Foundation
import LambdaAPI
import Logging
import NIOCore

/// Gives invocations to environments. Event loop only; that is what guards its state.
final class EnvironmentScheduler: @unchecked Sendable {
    let context: EnvironmentContext
    private let catalog: RuntimeCatalog
    private var routes = RouteBook()
    private let ledger: ConcurrencyLedger
    /// Versions that have environments.
    private var populated: [ObjectIdentifier: PreparedFunctionVersion] = [:]
    /// Environments that have not ended.
    private var environmentCount = 0
    /// Environments that ended but of which something is left.
    private var endingCount = 0
    private var isShuttingDown = false
    private var allGone: [EventLoopPromise<Void>] = []
    private var sweep: RepeatedTask?

    init(context: EnvironmentContext, catalog: RuntimeCatalog) {
        self.context = context
        self.catalog = catalog
        self.ledger = ConcurrencyLedger(accountLimit: context.configuration.accountConcurrency)
    }

    private var eventLoop: any EventLoop { context.eventLoop }

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
        }
    }

    private func routeRemoved(from version: PreparedFunctionVersion) {
        let pool = version.environments
        pool.routes -= 1
        guard pool.routes <= 0 else { return }
        for environment in pool.members {
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

    private func concurrency(of version: PreparedFunctionVersion) -> FunctionConcurrency {
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
        let slots: ConcurrencySlots
        switch concurrency(of: version).take() {
        case .success(let taken):
            slots = taken
        case .failure(let throttle):
            completion(.failure(throttle))
            return InvocationHandle(invocation: nil)
        }
        let active = ActiveInvocation(
            invocation,
            slots: slots,
            milliseconds: context.milliseconds,
            completion: completion
        )
        if let environment = version.environments.idle.popLast() {
            environment.assign(active)
            return InvocationHandle(invocation: active)
        }
        if let patience = version.environments.patience(usual: TimeAmount(context.configuration.reusePatience)) {
            wait(with: active, for: version, resources, patience)
        } else {
            findRuntimeAndCreate(for: active, on: version, resources)
        }
        return InvocationHandle(invocation: active)
    }

    private func findRuntimeAndCreate(
        for active: ActiveInvocation,
        on version: PreparedFunctionVersion,
        _ resources: PreparedResources
    ) {
        switch resources.runtime {
        case .available(let runtime):
            create(for: active, on: version, resources, runtime)
        case .unavailable:
            if let runtime = version.environments.lateRuntime {
                create(for: active, on: version, resources, runtime)
            } else {
                findRuntime(for: active, on: version, resources)
            }
        }
    }

    private func wait(
        with active: ActiveInvocation,
        for version: PreparedFunctionVersion,
        _ resources: PreparedResources,
        _ patience: TimeAmount
    ) {
        let pool = version.environments
        let waiting = WaitingInvocation(active)
        pool.waiting.append(waiting)
        let bound = NIOLoopBound(waiting, eventLoop: eventLoop)
        waiting.timer = eventLoop.scheduleTask(in: patience) {
            pool.waiting.removeAll { $0 === bound.value }
            self.findRuntimeAndCreate(for: bound.value.invocation, on: version, resources)
        }
    }

    private func create(
        for active: ActiveInvocation,
        on version: PreparedFunctionVersion,
        _ resources: PreparedResources,
        _ runtime: ResolvedRuntime
    ) {
        guard environmentCount < context.configuration.maximumEnvironments || evictLeastRecentlyUsed() else {
            active.fail(.throttled("ConcurrentInvocationLimitExceeded"))
            return
        }
        let environment = ExecutionEnvironment(
            context: context,
            version: version,
            resources: resources,
            runtime: runtime
        )
        environment.delegate = self
        environmentCount += 1
        version.environments.members.append(environment)
        populated[ObjectIdentifier(version)] = version
        environment.create(for: active)
        if version.environments.routes <= 0 {
            // The version was replaced between its look-up and now: this one invocation is all it gets.
            environment.drain()
        }
        scheduleSweep()
    }

    /// Ends the environment that nobody has needed for longest, whatever version it belongs to.
    private func evictLeastRecentlyUsed() -> Bool {
        let oldest = populated.values.compactMap(\.environments.idle.first).min { $0.idleSince < $1.idleSince }
        guard let oldest else { return false }
        oldest.endIdle()
        return environmentCount < context.configuration.maximumEnvironments
    }

    /// The runtime was missing when the version was prepared; it may have been installed since.
    private func findRuntime(
        for active: ActiveInvocation,
        on version: PreparedFunctionVersion,
        _ resources: PreparedResources
    ) {
        let bound = NIOLoopBound(active, eventLoop: eventLoop)
        Task { [self, catalog, eventLoop] in
            let resolution = await catalog.resolve(
                version.version.runtime,
                architecture: version.version.architecture
            )
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

    // MARK: Idle environments

    private func scheduleSweep() {
        guard sweep == nil, !isShuttingDown else { return }
        let idleTimeout = TimeAmount(context.configuration.idleTimeout)
        let quarter = TimeAmount.nanoseconds(idleTimeout.nanoseconds / 4)
        let period = max(TimeAmount.milliseconds(10), min(TimeAmount.seconds(5), quarter))
        sweep = eventLoop.scheduleRepeatedTask(initialDelay: period, delay: period) { [weak self] _ in
            self?.endIdle(before: self.map { $0.eventLoop.now - idleTimeout } ?? .distantPast)
        }
    }

    private func endIdle(before limit: NIODeadline) {
        let now = eventLoop.now
        for version in Array(populated.values) {
            for environment in version.environments.idle
            where environment.idleSince <= limit || environment.retirement <= now {
                environment.endIdle()
            }
        }
        if environmentCount == 0 {
            sweep?.cancel()
            sweep = nil
        }
    }

    // MARK: The end

    /// No invocation is taken any more; environments end when theirs is done.
    func beginShutdown() -> EventLoopFuture<Void> {
        isShuttingDown = true
        sweep?.cancel()
        sweep = nil
        for version in populated.values {
            for waiting in version.environments.waiting {
                waiting.timer?.cancel()
                waiting.invocation.fail(.serviceException("The function cannot be run now."))
            }
            version.environments.waiting = []
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
        populated.values.flatMap(\.environments.members)
    }

    private func signalIfGone() {
        guard environmentCount == 0, endingCount == 0 else { return }
        for promise in allGone {
            promise.succeed()
        }
        allGone = []
    }

    // MARK: Numbers

    var statistics: ExecutionStatistics {
        ExecutionStatistics(
            environments: environmentCount,
            idle: populated.values.reduce(0) { $0 + $1.environments.idle.count },
            running: ledger.running,
            routes: routes.count
        )
    }

    var packageDigestsInUse: Set<String> {
        let versions = Array(routes.prepared) + populated.values
        return Set(versions.flatMap { [$0.version.packageDigest] + $0.version.layerDigests })
    }
}

extension EnvironmentScheduler: ExecutionEnvironmentDelegate {
    func environmentIsAvailable(_ environment: ExecutionEnvironment) {
        if environment.retirement <= eventLoop.now {
            environment.endIdle()
            return
        }
        let pool = environment.version.environments
        if pool.waiting.isEmpty {
            pool.idle.append(environment)
        } else {
            let waiting = pool.waiting.removeFirst()
            waiting.timer?.cancel()
            environment.assign(waiting.invocation)
        }
    }

    func environmentIsUnavailable(_ environment: ExecutionEnvironment) {
        environment.version.environments.removeFromIdle(environment)
    }

    func environmentIsEnding(_ environment: ExecutionEnvironment) {
        let version = environment.version
        version.environments.removeFromIdle(environment)
        version.environments.members.removeAll { $0 === environment }
        if version.environments.members.isEmpty {
            populated[ObjectIdentifier(version)] = nil
        }
        environmentCount -= 1
        endingCount += 1
    }

    func environmentIsGone(_ environment: ExecutionEnvironment) {
        endingCount -= 1
        signalIfGone()
    }
}
