import Sandbox

/// What can be known of a network before an environment is in it.
extension FunctionNetworks {
    func checkWires(of plan: NetworkPlan) throws(PreparationFailure) {
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

    func checkAddresses(
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

    func checkInterfaces(
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
}
