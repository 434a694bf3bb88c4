/// Asks EC2 about subnets and security groups.
package struct EC2Neighbour: Sendable {
    static let version = "2016-11-15"

    let service: NeighbourService

    package init(
        client: NeighbourClient,
        region: String,
        account: String,
        limits: NeighbourService.Limits = .check
    ) {
        service = client.service("ec2", region: region, account: account, limits: limits)
    }

    /// The networks of subnets, by the subnets' ids.
    ///
    /// - Throws: ``NeighbourError``, of the code `InvalidSubnetID.NotFound` when there is no such subnet.
    package func networks(ofSubnets ids: [String]) async throws(NeighbourError) -> [String: String] {
        let root = try await service.query("DescribeSubnets", version: Self.version, Self.list("SubnetId", ids))
        return Self.networks(root, set: "subnetSet", id: "subnetId")
    }

    /// The networks of security groups, by the groups' ids.
    ///
    /// - Throws: ``NeighbourError``, of the code `InvalidGroup.NotFound` when there is no such group.
    package func networks(ofSecurityGroups ids: [String]) async throws(NeighbourError) -> [String: String] {
        let root = try await service.query("DescribeSecurityGroups", version: Self.version, Self.list("GroupId", ids))
        return Self.networks(root, set: "securityGroupInfo", id: "groupId")
    }

    static func list(_ name: String, _ ids: [String]) -> [NeighbourField] {
        ids.enumerated().map { NeighbourField("\(name).\($0.offset + 1)", $0.element) }
    }

    private static func networks(_ root: ResponseElement, set: String, id: String) -> [String: String] {
        var networks: [String: String] = [:]
        for item in root.first(set)?.all("item") ?? [] {
            guard let id = item.text(id) else { continue }
            networks[id] = item.text("vpcId") ?? ""
        }
        return networks
    }
}
