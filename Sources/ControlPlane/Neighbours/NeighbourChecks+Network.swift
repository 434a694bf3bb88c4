import LambdaAPI
import Neighbours

extension NeighbourChecks {
    /// The VPC that subnets and security groups belong to; nil when there is nobody to ask.
    ///
    /// - Throws: InvalidParameterValueException with what EC2 says of a subnet or a group (recorded), or when they are of
    ///   several networks (reported).
    func network(_ attachment: VpcAttachment, caller: Caller) async throws(APIError) -> String? {
        guard attachment.isAttached, let client = client(of: "ec2") else { return nil }
        let service = EC2Neighbour(client: client, region: caller.region, account: caller.account)
        guard let subnets = try await networks(ofSubnets: attachment.subnetIDs, service),
            let first = attachment.subnetIDs.first, let vpc = subnets[first]
        else { return nil }
        guard Set(subnets.values).count == 1 else {
            throw .invalidParameterValueException("Subnets are required to be in the same VPC.")
        }
        if let groups = try await networks(ofGroups: attachment.securityGroupIDs, service) {
            guard groups.values.allSatisfy({ $0 == vpc }) else {
                throw .invalidParameterValueException("Security Groups are required to be in the same VPC.")
            }
        }
        if attachment.allowsIPv6 { try await checkIPv6(ofSubnets: attachment.subnetIDs, service) }
        return vpc
    }

    /// A function speaks IPv6 only in subnets that have addresses of it.
    private func checkIPv6(ofSubnets ids: [String], _ service: EC2Neighbour) async throws(APIError) {
        let subnets: [String: EC2Neighbour.Subnet]
        do {
            subnets = try await service.subnets(ids)
        } catch {
            return try refuse(error, operation: "DescribeSubnets", prefix: "InvalidSubnet", ids: ids)
        }
        let without = ids.filter { subnets[$0]?.networkV6 == nil }
        guard without.isEmpty else {
            throw .invalidParameterValueException(
                "Ipv6AllowedForDualStack needs subnets with an IPv6 CIDR block; without one: \(without.joined(separator: ", "))"
            )
        }
    }

    private func networks(
        ofSubnets ids: [String],
        _ service: EC2Neighbour
    ) async throws(APIError) -> [String: String]? {
        let operation = "DescribeSubnets"
        let found: [String: String]
        do {
            found = try await service.networks(ofSubnets: ids)
        } catch {
            // Stand-ins have their own words for what EC2 says in the same way each time.
            if error.serviceCode == "InvalidSubnetID.NotFound", let id = ids.first(where: error.message.contains) {
                throw Self.missing(subnet: id)
            }
            try refuse(error, operation: operation, prefix: "InvalidSubnet", ids: ids)
            return nil
        }
        if let missing = ids.first(where: { found[$0] == nil }) {
            throw Self.missing(subnet: missing)
        }
        return found
    }

    private func networks(
        ofGroups ids: [String],
        _ service: EC2Neighbour
    ) async throws(APIError) -> [String: String]? {
        let operation = "DescribeSecurityGroups"
        let found: [String: String]
        do {
            found = try await service.networks(ofSecurityGroups: ids)
        } catch {
            if error.serviceCode == "InvalidGroup.NotFound", let id = ids.first(where: error.message.contains) {
                throw Self.missing(group: id)
            }
            try refuse(error, operation: operation, prefix: "InvalidGroup", ids: ids)
            return nil
        }
        if let missing = ids.first(where: { found[$0] == nil }) {
            throw Self.missing(group: missing)
        }
        return found
    }

    private static func missing(subnet id: String) -> APIError {
        occurred(
            while: "DescribeSubnets",
            service: "EC2",
            code: "InvalidSubnetID.NotFound",
            message: "The subnet ID '\(id)' does not exist"
        )
    }

    private static func missing(group id: String) -> APIError {
        occurred(
            while: "DescribeSecurityGroups",
            service: "EC2",
            code: "InvalidGroup.NotFound",
            message: "The security group '\(id)' does not exist"
        )
    }

    private func refuse(
        _ error: NeighbourError,
        operation: String,
        prefix: String,
        ids: [String]
    ) throws(APIError) {
        if let code = error.serviceCode, code.hasPrefix(prefix) {
            throw Self.occurred(while: operation, service: "EC2", code: code, message: error.message)
        }
        try passOver(error, service: "EC2", subject: ids.joined(separator: ", "))
    }
}
