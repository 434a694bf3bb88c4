import Logging
import Sandbox
import Synchronization

/// The networks of functions: which address each environment has, what each may reach, and what EC2 last said about it.
final class FunctionNetworks: Sendable {
    /// What is asked about together.
    private struct Question: Hashable {
        let settings: NetworkSettings
        let function: FunctionKey
    }

    private struct Answer {
        var description: NetworkDescription?
        var time: ContinuousClock.Instant
    }

    struct Member: Sendable {
        let function: FunctionKey
        let plan: NetworkPlan
        let wire: NetworkWire?
        let address: IPAddress?
        var access: NetworkAccess
        /// Lets a running environment feel what has changed.
        var apply: (@Sendable (NetworkAccess) async -> Void)?
    }

    private struct State {
        var pools: [String: AddressPool] = [:]
        var answers: [Question: Answer] = [:]
        var members: [Int: Member] = [:]
        var nextNumber = 0
        var attachments: [RouteKey: Set<NetworkAttachment>] = [:]
        var refresher: Task<Void, Never>?
    }

    /// How old what EC2 said may be when an environment is made.
    private static let freshness = Duration.seconds(2)

    private let map: NetworkMap
    private let source: ExecutionConfiguration.NetworkSource?
    private let launcher: any SandboxLauncher
    private let logger: Logger
    private let state = Mutex(State())

    init(
        map: NetworkMap,
        source: ExecutionConfiguration.NetworkSource?,
        launcher: any SandboxLauncher,
        logger: Logger
    ) {
        self.map = map
        self.source = source
        self.launcher = launcher
        self.logger = logger
    }

    // MARK: Versions

    /// What environments of a version will reach; nil for a version without a network of its own.
    func prepare(_ version: FunctionVersion) async throws(PreparationFailure) -> NetworkPlan? {
        guard let settings = version.network else { return nil }
        let description = try await ask(settings, version.key, olderThan: .zero)
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
            state.answers = state.answers.filter { $0.key.function != function }
        }
    }

    private func plan(_ settings: NetworkSettings, _ description: NetworkDescription?) -> NetworkPlan {
        NetworkPlan(settings, map: map, description: description).reduced(
            to: launcher.enforcement,
            joins: launcher.joinsNetworks,
            relays: launcher.relaysConnections
        )
    }

    private func checkWires(of plan: NetworkPlan) throws(PreparationFailure) {
        guard case .wires(let wires) = plan.way else { return }
        for wire in wires {
            if let contradiction = wire.contradiction {
                throw .missingSubnet(
                    "The subnet \(wire.subnet) is not mapped to a network of its own: \(contradiction)."
                )
            }
            switch wire.farEnd {
            case .bridge(let name) where !HostInterfaces.contains(name):
                throw .missingSubnet(
                    "The subnet \(wire.subnet) is mapped to the bridge \(name), which this host does not have."
                )
            case .namespace(let name) where !NetworkNamespaces.contains(name):
                throw .missingSubnet(
                    "The subnet \(wire.subnet) is mapped to the network namespace \(name), which this host does not have."
                )
            default:
                continue
            }
        }
    }

    private func checkAddresses(
        _ plan: NetworkPlan,
        _ function: FunctionKey,
        _ state: State
    ) throws(PreparationFailure) {
        guard case .wires(let wires) = plan.way else { return }
        // Its own environments end when the new ones come.
        let own = Set(state.members.values.filter { $0.function == function }.compactMap(\.address))
        let hasFree = wires.contains { wire in
            (state.pools[wire.pool] ?? AddressPool()).hasFree(in: wire.range, reserved: wire.reserved, besides: own)
        }
        guard hasFree else { throw .noAddress(wires.map(\.subnet)) }
    }

    private func checkInterfaces(
        _ settings: NetworkSettings,
        _ route: RouteKey,
        _ state: State
    ) throws(PreparationFailure) {
        let others = state.attachments.filter { $0.key != route }.values.reduce(into: Set()) { $0.formUnion($1) }
        let all = others.union(settings.attachments).filter { $0.vpc == settings.vpc }
        guard all.count <= map.maximumInterfaces else {
            throw .tooManyInterfaces(settings.vpc, limit: map.maximumInterfaces)
        }
    }

    // MARK: Environments

    /// An address, and the rules as they are now.
    func lease(_ prepared: NetworkPlan, of function: FunctionKey) async throws(NetworkFailure) -> NetworkLease {
        let plan: NetworkPlan
        do throws(PreparationFailure) {
            plan = self.plan(prepared.settings, try await ask(prepared.settings, function, olderThan: Self.freshness))
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

    // MARK: What EC2 says

    private func ask(
        _ settings: NetworkSettings,
        _ function: FunctionKey,
        olderThan age: Duration
    ) async throws(PreparationFailure) -> NetworkDescription? {
        guard let source else { return nil }
        let question = Question(settings: settings, function: function)
        let known = state.withLock { $0.answers[question] }
        if let known, age > .zero, known.time.duration(to: .now) < age { return known.description }
        do {
            let description = try await source(settings, function)
            state.withLock { $0.answers[question] = Answer(description: description, time: .now) }
            return description
        } catch {
            // EC2 does not answer: what it said last is most likely still so.
            guard error.networkError == nil || error.reasonCode == "EC2RequestLimitExceeded", let known else {
                state.withLock { $0.answers[question] = nil }
                throw error
            }
            logger.warning("EC2 does not answer about a network", metadata: ["reason": "\(error.reason)"])
            return known.description
        }
    }

    /// As long as there are environments, their rules follow those of their groups.
    private func refreshRepeatedly() async {
        while (try? await Task.sleep(for: .seconds(5))) != nil {
            let members = state.withLock { state -> [Int: Member] in
                if state.members.isEmpty { state.refresher = nil }
                return state.members
            }
            if members.isEmpty { return }
            let questions = Set(members.values.map { Question(settings: $0.plan.settings, function: $0.function) })
            for question in questions {
                let description: NetworkDescription?
                do {
                    description = try await ask(question.settings, question.function, olderThan: Self.freshness)
                } catch {
                    continue
                }
                // Without EC2 too: the addresses of this host may have changed.
                let plan = plan(question.settings, description)
                for (number, member) in members
                where member.plan.settings == question.settings && member.function == question.function {
                    await refresh(number, member, plan)
                }
            }
        }
    }

    private func refresh(_ number: Int, _ member: Member, _ plan: NetworkPlan) async {
        let access = plan.access(on: member.wire, address: member.address, host: HostAddresses.current)
        guard access != member.access, let apply = member.apply else { return }
        state.withLock { $0.members[number]?.access = access }
        await apply(access)
    }

    /// Ends what goes on in the background.
    func stop() {
        state.withLock { state in
            state.refresher?.cancel()
            state.refresher = nil
        }
    }
}

extension NetworkPlan {
    /// What an environment may reach.
    ///
    /// - Parameters:
    ///   - wire: one of ``Way/wires(_:)``, and its address there.
    ///   - host: the addresses of this host.
    func access(on wire: NetworkWire?, address: IPAddress?, host: [IPAddress]) -> NetworkAccess {
        if let wire, let address {
            return .joined(wire.interface(address, rules: rules(on: wire, host: host)))
        }
        guard case .relay(let networks) = way else { return .none }
        return .relayed(EgressLimits(networks: networks, rules: allowed, nameServers: nameServers))
    }
}
