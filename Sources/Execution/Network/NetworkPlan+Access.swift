import Sandbox

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
