import Foundation
import LambdaAPI
import Logging
import NIOCore

/// Gives invocations to environments. Event loop only; that is what guards its state.
final class EnvironmentScheduler: @unchecked Sendable {
    let context: EnvironmentContext
    private let catalog: RuntimeCatalog
    private var routes: [RouteKey: PreparedFunctionVersion] = [:]
    private var aliases: [RouteKey: AliasRoute] = [:]
    private var accounts: [String: AccountSlots] = [:]
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
    }

    private var eventLoop: any EventLoop { context.eventLoop }

    // MARK: Routes

    func version(for key: RouteKey) -> PreparedFunctionVersion? {
        if let version = routes[key] { return version }
        guard let alias = aliases[key] else { return nil }
        let version = routes[RouteKey(function: key.function, qualifier: alias.draw())]
        guard version != nil, alias.additional != nil else { return version }
        // Unless all its versions are ready, the alias is resolved elsewhere: a version that is drawn only when it is
        // ready would get less than its part.
        let isReady = alias.versions.allSatisfy { routes[RouteKey(function: key.function, qualifier: $0)] != nil }
        return isReady ? version : nil
    }

    func publish(_ alias: AliasRoute, for key: RouteKey) {
        aliases[key] = alias
    }

    func publish(_ prepared: PreparedFunctionVersion, for key: RouteKey) -> PreparedFunctionVersion {
        let old = routes[key]
        if let old, old === prepared || old.version == prepared.version, old.resources != nil {
            return old
        }
        routes[key] = prepared
        prepared.environments.routes += 1
        if let old {
            routeRemoved(from: old)
        }
        return prepared
    }

    func withdraw(_ function: FunctionKey, qualifier: String?) {
        if let qualifier {
            withdraw(RouteKey(function: function, qualifier: qualifier))
        } else {
            for key in Array(routes.keys) + Array(aliases.keys) where key.function == function {
                withdraw(key)
            }
        }
    }

    private func withdraw(_ key: RouteKey) {
        aliases[key] = nil
        if let old = routes.removeValue(forKey: key) {
            routeRemoved(from: old)
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
        let slots = slots(of: version.version.key.account)
        guard slots.take() else {
            completion(.failure(Self.throttled))
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

    /// The text of the service, and the reason that SDKs look for.
    private static let throttled = APIError.tooManyRequestsException(
        "Rate Exceeded.",
        reason: "ConcurrentInvocationLimitExceeded"
    )

    private func slots(of account: String) -> AccountSlots {
        if let known = accounts[account] { return known }
        let slots = AccountSlots(limit: context.configuration.accountConcurrency)
        accounts[account] = slots
        return slots
    }

    private func create(
        for active: ActiveInvocation,
        on version: PreparedFunctionVersion,
        _ resources: PreparedResources,
        _ runtime: ResolvedRuntime
    ) {
        guard environmentCount < context.configuration.maximumEnvironments || evictLeastRecentlyUsed() else {
            active.slots.giveBack()
            active.fail(Self.throttled)
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
                    active.slots.giveBack()
                    active.fail(.serviceException("The function cannot be run now."))
                case .unavailable(let message):
                    active.slots.giveBack()
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
                waiting.invocation.slots.giveBack()
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
            running: accounts.values.reduce(0) { $0 + $1.used },
            routes: routes.count
        )
    }

    var packageDigestsInUse: Set<String> {
        Set((Array(routes.values) + populated.values).flatMap { [$0.version.packageDigest] + $0.version.layerDigests })
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
