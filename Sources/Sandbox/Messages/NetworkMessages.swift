internal import CSandbox
import Glibc

extension SandboxInterface {
    /// - Parameter name: of the far end; at most 15 bytes.
    func joinMessage(name: String, sandbox: UInt32) throws(SandboxError) -> MessageBuilder {
        var join = lambent_join()
        join.sandbox = sandbox
        withUnsafeMutableBytes(of: &join.hardware) { $0.copyBytes(from: hardwareAddress) }
        var gateways: [IPAddress] = []
        var routed: [IPAddress] = []
        var bridge = ""
        switch farEnd {
        case .bridge(let name): bridge = name
        case .namespace:
            gateways = Set(routes.compactMap(\.gateway)).sorted()
            routed = addresses.map(\.address)
        case .nothing: break
        }
        join.gateways = UInt32(gateways.count)
        join.routed = UInt32(routed.count)
        var message = MessageBuilder(join)
        for address in gateways + routed { message.append(lambent_address(address)) }
        try message.append(strings: [name, bridge])
        return message
    }

    var connectMessage: MessageBuilder {
        var connect = lambent_connect()
        connect.addresses = UInt32(addresses.count)
        connect.routes = UInt32(routes.count)
        var message = MessageBuilder(connect)
        for address in addresses { message.append(lambent_address(address.address, bits: address.bits)) }
        for route in routes {
            var wire = lambent_route()
            wire.destination = lambent_address(route.destination.first, bits: route.destination.bits)
            if let gateway = route.gateway { wire.gateway = lambent_address(gateway) }
            message.append(wire)
        }
        return message
    }

    func filterMessage(_ rules: [FilterRule]) throws(SandboxError) -> MessageBuilder {
        var filter = lambent_filter()
        filter.rules = UInt32(rules.count)
        filter.speaks_v6 = speaksV6 ? 1 : 0
        var message = MessageBuilder(filter)
        for rule in rules { message.append(lambent_rule(rule)) }
        guard message.bytes.count <= Int(LAMBENT_MESSAGE_MAXIMUM), rules.count <= Self.maximumRules else {
            throw SandboxError(.invalidSpecification, message: "\(rules.count) rules of the network are too many")
        }
        return message
    }

    /// The kernel takes the messages of all in one piece.
    private static let maximumRules = 1024
}

extension lambent_address {
    fileprivate init(_ address: IPAddress, bits: Int? = nil) {
        self.init()
        withUnsafeMutableBytes(of: &bytes) { $0.copyBytes(from: address.bytes) }
        family = address.family.rawValue
        self.bits = UInt8(bits ?? address.family.bits)
    }
}

extension lambent_rule {
    fileprivate init(_ rule: FilterRule) {
        self.init()
        if let destination = rule.destination {
            self.destination = lambent_address(destination.first, bits: destination.bits)
        }
        accepts = rule.accepts ? 1 : 0
        self.protocol = rule.protocol ?? 0
        switch rule.match {
        case .all: break
        case .ports(let ports): (has_range, first, last) = (1, ports.lowerBound, ports.upperBound)
        case .message(let type, let code):
            let any = UInt16(LAMBENT_ANY)
            (has_range, first, last) = (1, type.map(UInt16.init) ?? any, code.map(UInt16.init) ?? any)
        }
    }
}

extension lambent_networked {
    /// What could not be done.
    func error(_ interface: SandboxInterface, sandbox: String) -> SandboxError {
        let what =
            switch (step, interface.farEnd) {
            case (LAMBENT_NETWORK_NAMESPACE, .namespace(let name)): "the network namespace \(name) cannot be entered"
            case (LAMBENT_NETWORK_BRIDGE, .bridge(let name)): "this host has no bridge \(name)"
            case (LAMBENT_NETWORK_PAIR, .bridge(let name)): "no interface can be added to the bridge \(name)"
            case (LAMBENT_NETWORK_PAIR, _): "no pair of interfaces can be made"
            case (LAMBENT_NETWORK_FAR_END, _): "the end outside cannot be given its addresses"
            case (LAMBENT_NETWORK_FILTER, _): "what it may send cannot be limited"
            case (LAMBENT_NETWORK_NEAR_END, _): "its own end cannot be given its addresses"
            default: "the message was not understood"
            }
        return SandboxError(.networkFailed, errno: error, message: "cannot join \(sandbox) to its network: \(what)")
    }
}
