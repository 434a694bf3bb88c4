package import Sandbox

/// What the subnets and security groups of functions are on this host.
package struct NetworkMap: Sendable, Equatable {
    /// What a subnet, or every subnet of a VPC, is.
    package struct Place: Sendable, Hashable {
        package enum Kind: Sendable, Hashable {
            /// A Linux bridge of that name.
            case bridge(String)
            /// A network namespace of that name (`ip netns`).
            case namespace(String)
            /// What the host itself reaches, limited to ``Place/routes``.
            case routes
        }

        package var kind: Kind
        /// The addresses on the wire; nil: what EC2 says of the subnet.
        package var network: IPNetwork?
        /// The same of IPv6; nil: what EC2 says, or none.
        package var networkV6: IPNetwork?
        /// The addresses that environments may get; nil: those of the network that the service does not keep for itself.
        package var range: ClosedRange<IPAddress>?
        /// Through which everything beyond the wire is reached; nil: nothing is.
        package var gateway: IPAddress?
        package var gatewayV6: IPAddress?
        /// Who is asked for names.
        package var nameServers: [IPAddress]
        /// What is reached beyond the wire; empty with a gateway: everything that is not another network of this map.
        package var routes: [IPNetwork]

        package init(
            kind: Kind,
            network: IPNetwork? = nil,
            networkV6: IPNetwork? = nil,
            range: ClosedRange<IPAddress>? = nil,
            gateway: IPAddress? = nil,
            gatewayV6: IPAddress? = nil,
            nameServers: [IPAddress] = [],
            routes: [IPNetwork] = []
        ) {
            self.kind = kind
            self.network = network
            self.networkV6 = networkV6
            self.range = range
            self.gateway = gateway
            self.gatewayV6 = gatewayV6
            self.nameServers = nameServers
            self.routes = routes
        }
    }

    /// A security group, where EC2 is not asked.
    package struct Group: Sendable, Hashable {
        /// Nil: everything may be sent.
        package var egress: [EgressRule]?
        /// Whose addresses are meant where a rule names the group.
        package var members: [IPNetwork]

        package init(egress: [EgressRule]? = nil, members: [IPNetwork] = []) {
            self.egress = egress
            self.members = members
        }
    }

    /// By the id of a subnet or of a VPC.
    package var places: [String: Place]
    /// By their ids.
    package var groups: [String: Group]
    /// How many pairs of a subnet and a set of security groups the functions of a VPC may have.
    package var maximumInterfaces: Int

    package init(places: [String: Place] = [:], groups: [String: Group] = [:], maximumInterfaces: Int = 500) {
        self.places = places
        self.groups = groups
        self.maximumInterfaces = maximumInterfaces
    }

    /// Whether a sandbox must be joined to anything.
    package var needsInterfaces: Bool { places.values.contains { $0.kind != .routes } }

    /// What a subnet is; nil when it is not mapped.
    func place(ofSubnet subnet: String, vpc: String) -> Place? { places[subnet] ?? places[vpc] }
}
