/// The network that a version is configured to be in: `VpcConfig`.
package struct NetworkSettings: Sendable, Hashable {
    /// At least one.
    package var subnets: [String]
    /// At least one.
    package var groups: [String]
    /// `Ipv6AllowedForDualStack`.
    package var allowsIPv6: Bool
    package var vpc: String

    package init(subnets: [String], groups: [String], allowsIPv6: Bool, vpc: String) {
        self.subnets = subnets
        self.groups = groups
        self.allowsIPv6 = allowsIPv6
        self.vpc = vpc
    }
}

/// What the service has one interface for: a subnet together with a set of security groups.
struct NetworkAttachment: Hashable, Sendable {
    let vpc: String
    let subnet: String
    let groups: Set<String>
}

extension NetworkSettings {
    var attachments: Set<NetworkAttachment> {
        Set(subnets.map { NetworkAttachment(vpc: vpc, subnet: $0, groups: Set(groups)) })
    }
}
