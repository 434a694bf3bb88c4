import Logging
import NIOCore
import Sandbox
import Synchronization

/// The networks of functions: which address each environment has, and what each may reach.
final class FunctionNetworks: Sendable {
    struct Member: Sendable {
        let function: FunctionKey
        let plan: NetworkPlan
        let wire: NetworkWire?
        let address: IPAddress?
        var access: NetworkAccess
        /// Lets a running environment feel what has changed.
        var apply: (@Sendable (NetworkAccess) async -> Void)?
    }

    struct State {
        var pools: [String: AddressPool] = [:]
        var members: [Int: Member] = [:]
        var nextNumber = 0
        var attachments: [RouteKey: Set<NetworkAttachment>] = [:]
        var refresher: Task<Void, Never>?
    }

    /// How old what EC2 said may be when an environment is made.
    static let freshness = TimeAmount.seconds(2)

    let map: NetworkMap
    let answers: NetworkAnswers
    let launcher: any SandboxLauncher
    let eventLoop: any EventLoop
    let state = Mutex(State())

    init(
        map: NetworkMap,
        source: ExecutionConfiguration.NetworkSource?,
        launcher: any SandboxLauncher,
        eventLoop: any EventLoop,
        logger: Logger
    ) {
        self.map = map
        self.answers = NetworkAnswers(source: source, eventLoop: eventLoop, logger: logger)
        self.launcher = launcher
        self.eventLoop = eventLoop
    }

    // MARK: Versions

    /// What environments of a version will reach; nil for a version without a network of its own.
    func prepare(_ version: FunctionVersion) async throws(PreparationFailure) -> NetworkPlan? {
        guard let settings = version.network else { return nil }
        let question = NetworkAnswers.Question(settings: settings, function: version.key)
        let description = try await answers.description(for: question, noOlderThan: .zero)
        let plan = plan(settings, description)
        try checkWires(of: plan)
        try state.withLock { state throws(PreparationFailure) in
            try checkAddresses(plan, version.key, state)
            let route = RouteKey(function: version.key, qualifier: version.version)
            try checkInterfaces(settings, route, state)
        }
        return plan
    }

    /// What a function takes of its VPC's interfaces counts as long as a route leads to it.
    func attach(_ settings: NetworkSettings?, to route: RouteKey) {
        state.withLock { $0.attachments[route] = settings?.attachments }
    }

    /// - Parameter qualifier: nil for all of the function.
    func detach(_ function: FunctionKey, qualifier: String?) {
        state.withLock { state in
            state.attachments = state.attachments.filter { route, _ in
                route.function != function || qualifier.map { $0 != route.qualifier } ?? false
            }
        }
        answers.forget(function)
    }

    func plan(_ settings: NetworkSettings, _ description: NetworkDescription?) -> NetworkPlan {
        NetworkPlan(settings, map: map, description: description).reduced(
            to: launcher.enforcement,
            joins: launcher.joinsNetworks,
            relays: launcher.relaysConnections
        )
    }

    // MARK: Environments

    /// An address, and the rules as they are now.
    func lease(_ prepared: NetworkPlan, of function: FunctionKey) async throws(NetworkFailure) -> NetworkLease {
        let plan: NetworkPlan
        do throws(PreparationFailure) {
            let question = NetworkAnswers.Question(settings: prepared.settings, function: function)
            let description = try await answers.description(for: question, noOlderThan: Self.freshness)
            plan = self.plan(prepared.settings, description)
        } catch {
            throw NetworkFailure(error)
        }
        let host = HostAddresses.current
        let lease = state.withLock { state -> NetworkLease? in
            guard let place = Self.place(plan, &state) else { return nil }
            let access = plan.access(on: place.wire, address: place.address, host: host)
            state.nextNumber += 1
            state.members[state.nextNumber] = Member(
                function: function,
                plan: plan,
                wire: place.wire,
                address: place.address,
                access: access
            )
            return NetworkLease(number: state.nextNumber, access: access)
        }
        guard let lease else { throw NetworkFailure(.noAddress(plan.settings.subnets)) }
        return lease
    }

    /// The wires take turns, so that the subnets of a function are used alike.
    private static func place(_ plan: NetworkPlan, _ state: inout State) -> (wire: NetworkWire?, address: IPAddress?)? {
        guard case .wires(let wires) = plan.way else { return (nil, nil) }
        for index in wires.indices {
            let wire = wires[(index + state.nextNumber) % wires.count]
            let address = state.pools[wire.pool, default: AddressPool()].take(
                from: wire.range,
                reserved: wire.reserved
            )
            if let address { return (wire, address) }
        }
        return nil
    }

    /// From now on `apply` hears of what the environment may reach when that changes.
    func follow(_ lease: NetworkLease, _ apply: @escaping @Sendable (NetworkAccess) async -> Void) {
        state.withLock { state in
            state.members[lease.number]?.apply = apply
            if state.refresher == nil { state.refresher = Task { await refreshRepeatedly() } }
        }
    }

    /// Gives back what a lease has.
    func release(_ lease: NetworkLease) {
        state.withLock { state in
            guard let member = state.members.removeValue(forKey: lease.number) else { return }
            if let wire = member.wire, let address = member.address { state.pools[wire.pool]?.giveBack(address) }
        }
    }

    /// Ends what goes on in the background.
    func stop() {
        state.withLock { state in
            state.refresher?.cancel()
            state.refresher = nil
        }
    }
}
