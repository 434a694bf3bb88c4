import Sandbox

/// What environments of a version reach, and how: made from its settings, the map of this host and what EC2 says.
struct NetworkPlan: Sendable, Equatable {
    enum Way: Sendable, Equatable {
        /// Nothing but what is the environment's own.
        case none
        /// What the host reaches of these networks, through the server.
        case relay([IPNetwork])
        /// One of these.
        case wires([NetworkWire])
    }

    let settings: NetworkSettings
    private(set) var way: Way
    let nameServers: [IPAddress]
    /// What may be sent, by the security groups alone.
    let allowed: [FilterRule]
    /// The networks of others in the map.
    private let foreign: [IPNetwork]
    /// For the function's log.
    private(set) var notices: [String] = []

    init(_ settings: NetworkSettings, map: NetworkMap, description: NetworkDescription?) {
        self.settings = settings
        let places = settings.subnets.compactMap { subnet in
            map.place(ofSubnet: subnet, vpc: settings.vpc).map { (subnet, $0) }
        }
        let wires = places.compactMap { subnet, place in
            NetworkWire(
                subnet: subnet,
                place: place,
                described: description?.subnets[subnet],
                allowsIPv6: settings.allowsIPv6
            )
        }
        let routes = places.filter { $0.1.kind == .routes }.flatMap(\.1.routes)
        if !wires.isEmpty {
            way = .wires(wires)
        } else if !routes.isEmpty {
            way = .relay(routes)
        } else {
            way = .none
        }
        nameServers = places.map(\.1.nameServers).first { !$0.isEmpty } ?? []
        let own = wires.flatMap { [$0.network, $0.networkV6].compactMap(\.self) + $0.routes }
        foreign = map.places.values.flatMap { [$0.network, $0.networkV6].compactMap(\.self) }
            .filter { other in !own.contains { $0.overlaps(other) && $0.bits > 0 } }
            .sorted { ($0.first, $0.bits) < ($1.first, $1.bits) }
        var rules = GroupRules(map: map, description: description)
        allowed = rules.filters(of: settings.groups)
        if way == .none {
            notices.append(Self.unmapped(settings, places.map(\.0)))
        } else {
            if settings.allowsIPv6, !hasIPv6 {
                notices.append("VpcConfig: no network of IPv6 is mapped to \(settings.subnets.joined(separator: ", "))")
            }
            notices += rules.notices
        }
    }

    private var hasIPv6: Bool {
        guard case .wires(let wires) = way else { return false }
        return wires.contains { $0.networkV6 != nil }
    }

    private static func unmapped(_ settings: NetworkSettings, _ mapped: [String]) -> String {
        let reach = "the function reaches nothing but its own APIs"
        if let subnet = mapped.first {
            return
                "VpcConfig: the network that \(subnet) is mapped to has no addresses: \(reach). See docs/networks.md"
        }
        let subnets = settings.subnets.joined(separator: ", ")
        return "VpcConfig: no network of this host is mapped to \(subnets): \(reach). See docs/networks.md"
    }

    /// The plan without what this host cannot do.
    func reduced(to enforcement: SandboxEnforcement, joins: Bool, relays: Bool) -> NetworkPlan {
        guard enforcement.enforces(.network) else {
            var result = self
            result.way = .none
            result.notices = [
                "not enforced on this host: VpcConfig (\(enforcement[.network].reason)). See lambent doctor"
            ]
            return result
        }
        let isPossible =
            switch way {
            case .none: true
            case .relay: relays
            case .wires: joins
            }
        guard !isPossible else { return self }
        var result = self
        result.way = .none
        result.notices = [
            "not enforced on this host: VpcConfig: the function reaches nothing but its own APIs"
                + " (\(enforcement[.networks].reason)). See lambent doctor"
        ]
        return result
    }

    /// What an environment on one of the wires may send.
    ///
    /// - Parameter host: addresses of this host, which are not to be reached where they are in none of the function's networks.
    func rules(on wire: NetworkWire, host: [IPAddress]) -> [FilterRule] {
        let names = nameServers.flatMap { server in
            [FilterRule.udp, FilterRule.tcp].map { number in
                FilterRule(
                    accepts: true,
                    destination: IPNetwork(server, bits: server.family.bits),
                    protocol: number,
                    match: .ports(53...53)
                )
            }
        }
        let near = [wire.network, wire.networkV6].compactMap(\.self)
        let closed =
            Self.closed + foreign
            + host.filter { own in !near.contains { $0.contains(own) } }.map { IPNetwork($0, bits: $0.family.bits) }
        return names + closed.map { FilterRule(accepts: false, destination: $0) } + allowed
    }

    /// Addresses at which clouds tell a machine its credentials, and those of one wire only.
    private static let closed = ["169.254.0.0/16", "168.63.129.16", "100.100.100.200", "fe80::/10", "fd00:ec2::254"]
        .compactMap(IPNetwork.init)
}
