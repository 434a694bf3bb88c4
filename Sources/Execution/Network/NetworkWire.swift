import Sandbox

/// A subnet that environments can be joined to.
struct NetworkWire: Sendable, Hashable {
    let subnet: String
    let farEnd: SandboxInterface.FarEnd
    let network: IPNetwork
    /// Nil without IPv6.
    let networkV6: IPNetwork?
    /// Those that may be given out, but for the reserved ones.
    let range: ClosedRange<IPAddress>
    let reserved: Set<IPAddress>
    let gateway: IPAddress?
    let gatewayV6: IPAddress?
    let routes: [IPNetwork]

    /// At the beginning of a subnet the service keeps four addresses for itself, at the end one (documented for VPCs).
    private static let keptAtFirst: UInt128 = 4

    /// Nil when the place is none, or nobody says which addresses it has.
    init?(subnet: String, place: NetworkMap.Place, described: NetworkDescription.Subnet?, allowsIPv6: Bool) {
        switch place.kind {
        case .bridge(let name): farEnd = .bridge(name)
        case .namespace(let name): farEnd = .namespace(name)
        case .routes: return nil
        }
        guard let network = place.network ?? described?.network else { return nil }
        self.subnet = subnet
        self.network = network
        let networkV6 = place.networkV6 ?? described?.networkV6
        // Every address of IPv4 must have its place in it.
        self.networkV6 = allowsIPv6 && networkV6.map { $0.bits <= 96 } ?? false ? networkV6 : nil
        gateway = place.gateway
        gatewayV6 = self.networkV6 == nil ? nil : place.gatewayV6
        routes = place.routes
        let (first, last) = (network.first.value, network.last.value)
        range = place.range ?? network.first...network.last
        let kept = place.range == nil ? Self.keptAtFirst : 1
        var reserved = Set((0..<kept).map { IPAddress(.v4, first + $0) })
        reserved.insert(IPAddress(.v4, last))
        reserved.formUnion([gateway].compactMap(\.self) + place.nameServers)
        self.reserved = reserved
    }

    /// Environments on the same wire must not have the same address, whatever subnets they are said to be in.
    var pool: String { "\(farEnd)" }

    /// What of the place does not go with the addresses that EC2 says; nil when all does.
    var contradiction: String? {
        if let gateway, !network.contains(gateway) { return "the gateway \(gateway) is not in \(network)" }
        if let networkV6, let gatewayV6, !networkV6.contains(gatewayV6) {
            return "the gateway \(gatewayV6) is not in \(networkV6)"
        }
        guard network.contains(range.lowerBound), network.contains(range.upperBound) else {
            return "the range \(range.lowerBound)-\(range.upperBound) is not in \(network)"
        }
        return nil
    }

    /// What an environment with that address of IPv4 is joined by.
    func interface(_ address: IPAddress, rules: [FilterRule]) -> SandboxInterface {
        var own = [(address, network, gateway)]
        if let networkV6 { own.append((addressV6(address, networkV6), networkV6, gatewayV6)) }
        var addresses: [SandboxInterface.Address] = []
        var ways: [SandboxInterface.Route] = []
        for (address, network, gateway) in own {
            if case .namespace = farEnd, let gateway {
                // Nobody else is on the wire.
                addresses.append(SandboxInterface.Address(address, bits: address.family.bits))
                ways.append(SandboxInterface.Route(IPNetwork(gateway, bits: gateway.family.bits)))
                ways.append(SandboxInterface.Route(network, gateway: gateway))
            } else {
                addresses.append(SandboxInterface.Address(address, bits: network.bits))
            }
            guard let gateway else { continue }
            let beyond = routes.filter { $0.family == network.family }
            let wanted = routes.isEmpty ? [.everything(network.family)] : beyond
            ways += wanted.map { SandboxInterface.Route($0, gateway: gateway) }
        }
        return SandboxInterface(farEnd: farEnd, addresses: addresses, routes: ways, rules: rules)
    }

    /// The address of IPv6 that goes with one of IPv4: at the same place of its network.
    private func addressV6(_ address: IPAddress, _ networkV6: IPNetwork) -> IPAddress {
        let place = address.value - network.first.value
        return IPAddress(.v6, networkV6.first.value + place)
    }
}
