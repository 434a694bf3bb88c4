extension EC2Neighbour {
    /// The addresses of a subnet, as CIDR writes them.
    package struct Subnet: Sendable, Equatable {
        package var network: String?
        package var networkV6: String?
    }

    /// A permission of a security group, as EC2 words it.
    package struct Permission: Sendable, Equatable {
        /// `tcp`, `udp`, `icmp`, `icmpv6`, a number, or `-1` for all.
        package var `protocol`: String
        /// First port, or type of ICMP; nil or -1 for all.
        package var from: Int?
        /// Last port, or code of ICMP; nil or -1 for all.
        package var to: Int?
        /// Destinations, as CIDR writes them.
        package var networks: [String]
        package var groups: [String]
        package var prefixLists: [String]

        package init(
            protocol: String,
            from: Int? = nil,
            to: Int? = nil,
            networks: [String] = [],
            groups: [String] = [],
            prefixLists: [String] = []
        ) {
            self.protocol = `protocol`
            self.from = from
            self.to = to
            self.networks = networks
            self.groups = groups
            self.prefixLists = prefixLists
        }
    }

    /// Subnets by their ids.
    ///
    /// - Throws: ``NeighbourError``, of the code `InvalidSubnetID.NotFound` when there is no such subnet.
    package func subnets(_ ids: [String]) async throws(NeighbourError) -> [String: Subnet] {
        let root = try await service.query("DescribeSubnets", version: Self.version, Self.list("SubnetId", ids))
        var subnets: [String: Subnet] = [:]
        for item in root.first("subnetSet")?.all("item") ?? [] {
            guard let id = item.text("subnetId") else { continue }
            let associations = item.first("ipv6CidrBlockAssociationSet")?.all("item") ?? []
            subnets[id] = Subnet(
                network: item.text("cidrBlock"),
                networkV6: associations.first { $0.first("ipv6CidrBlockState")?.text("state") != "disassociated" }?
                    .text("ipv6CidrBlock")
            )
        }
        return subnets
    }

    /// What security groups let pass outwards, by the groups' ids.
    ///
    /// - Throws: ``NeighbourError``, of the code `InvalidGroup.NotFound` when there is no such group.
    package func egress(ofSecurityGroups ids: [String]) async throws(NeighbourError) -> [String: [Permission]] {
        let root = try await service.query("DescribeSecurityGroups", version: Self.version, Self.list("GroupId", ids))
        var groups: [String: [Permission]] = [:]
        for item in root.first("securityGroupInfo")?.all("item") ?? [] {
            guard let id = item.text("groupId") else { continue }
            groups[id] = (item.first("ipPermissionsEgress")?.all("item") ?? []).map(Permission.init)
        }
        return groups
    }

    /// The networks that a prefix list holds.
    package func prefixes(ofList id: String) async throws(NeighbourError) -> [String] {
        let root = try await service.query(
            "GetManagedPrefixListEntries",
            version: Self.version,
            [NeighbourField("PrefixListId", id)]
        )
        return (root.first("entrySet")?.all("item") ?? []).compactMap { $0.text("cidr") }
    }
}

extension EC2Neighbour.Permission {
    init(_ item: ResponseElement) {
        func texts(_ set: String, _ member: String) -> [String] {
            (item.first(set)?.all("item") ?? []).compactMap { $0.text(member) }
        }
        self.init(
            protocol: item.text("ipProtocol") ?? "-1",
            from: item.text("fromPort").flatMap { Int($0) },
            to: item.text("toPort").flatMap { Int($0) },
            networks: texts("ipRanges", "cidrIp") + texts("ipv6Ranges", "cidrIpv6"),
            groups: texts("groups", "groupId"),
            prefixLists: texts("prefixListIds", "prefixListId")
        )
    }
}
