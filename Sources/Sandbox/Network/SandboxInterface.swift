/// How a sandbox is joined to a network outside: by an interface of its own in the network that it has.
package struct SandboxInterface: Sendable, Hashable {
    /// What the other end of the wire is.
    package enum FarEnd: Sendable, Hashable {
        /// A port of a bridge of the host.
        case bridge(String)
        /// An interface in a network namespace that has a name (`ip netns`); there it gets the gateways' addresses.
        case namespace(String)
        /// An interface of the host that leads nowhere.
        case nothing
    }

    /// An address of its own, with the size of the network that is on the wire.
    package struct Address: Sendable, Hashable {
        package var address: IPAddress
        package var bits: Int

        package init(_ address: IPAddress, bits: Int) {
            self.address = address
            self.bits = bits
        }
    }

    package struct Route: Sendable, Hashable {
        package var destination: IPNetwork
        /// Nil: on the wire itself.
        package var gateway: IPAddress?

        package init(_ destination: IPNetwork, gateway: IPAddress? = nil) {
            self.destination = destination
            self.gateway = gateway
        }
    }

    package var farEnd: FarEnd
    /// At least one of IPv4.
    package var addresses: [Address]
    /// In the order in which they can be set.
    package var routes: [Route]
    /// The first that fits decides; what none fits is dropped.
    package var rules: [FilterRule]

    package init(farEnd: FarEnd, addresses: [Address], routes: [Route] = [], rules: [FilterRule] = []) {
        self.farEnd = farEnd
        self.addresses = addresses
        self.routes = routes
        self.rules = rules
    }

    var speaksV6: Bool { addresses.contains { $0.address.family == .v6 } }

    /// Follows from the address, so that whoever had it before is forgotten by nobody: what others on the wire remember stays true.
    var hardwareAddress: [UInt8] {
        let own = addresses.first { $0.address.family == .v4 } ?? addresses[0]
        return [0x0A, 0x4C] + own.address.bytes.suffix(4)
    }
}
