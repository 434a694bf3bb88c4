// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `VpcConfig`.
package struct VpcConfig: Sendable, Equatable, Codable {
    /// `SubnetIds`
    package var subnetIds: [String]?
    /// `SecurityGroupIds`
    package var securityGroupIds: [String]?
    /// `Ipv6AllowedForDualStack`
    package var ipv6AllowedForDualStack: Bool?

    /// Every member, each absent unless given.
    package init(
        subnetIds: [String]? = nil,
        securityGroupIds: [String]? = nil,
        ipv6AllowedForDualStack: Bool? = nil
    ) {
        self.subnetIds = subnetIds
        self.securityGroupIds = securityGroupIds
        self.ipv6AllowedForDualStack = ipv6AllowedForDualStack
    }

    private enum CodingKeys: String, CodingKey {
        case subnetIds = "SubnetIds"
        case securityGroupIds = "SecurityGroupIds"
        case ipv6AllowedForDualStack = "Ipv6AllowedForDualStack"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.subnetIds = document["SubnetIds"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.securityGroupIds = document["SecurityGroupIds"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.ipv6AllowedForDualStack = document["Ipv6AllowedForDualStack"].flatMap { $0.boolValue }
    }
}

/// The model's `VpcConfigResponse`.
package struct VpcConfigResponse: Sendable, Equatable, Codable {
    /// `SubnetIds`
    package var subnetIds: [String]?
    /// `SecurityGroupIds`
    package var securityGroupIds: [String]?
    /// `VpcId`
    package var vpcId: String?
    /// `Ipv6AllowedForDualStack`
    package var ipv6AllowedForDualStack: Bool?

    /// Every member, each absent unless given.
    package init(
        subnetIds: [String]? = nil,
        securityGroupIds: [String]? = nil,
        vpcId: String? = nil,
        ipv6AllowedForDualStack: Bool? = nil
    ) {
        self.subnetIds = subnetIds
        self.securityGroupIds = securityGroupIds
        self.vpcId = vpcId
        self.ipv6AllowedForDualStack = ipv6AllowedForDualStack
    }

    private enum CodingKeys: String, CodingKey {
        case subnetIds = "SubnetIds"
        case securityGroupIds = "SecurityGroupIds"
        case vpcId = "VpcId"
        case ipv6AllowedForDualStack = "Ipv6AllowedForDualStack"
    }
}
