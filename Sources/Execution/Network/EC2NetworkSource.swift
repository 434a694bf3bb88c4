package import Logging
package import Neighbours
import Sandbox

/// Asks EC2 about the subnets and security groups of functions.
package struct EC2NetworkSource: Sendable {
    private let client: NeighbourClient
    private let logger: Logger

    package init(client: NeighbourClient, logger: Logger) {
        self.client = client
        self.logger = logger
    }

    /// Nil where there is no EC2, or one that does not tell.
    package func describe(
        _ settings: NetworkSettings,
        _ function: FunctionKey
    ) async throws(PreparationFailure) -> NetworkDescription? {
        guard client.isConfigured(service: "ec2") else { return nil }
        let service = EC2Neighbour(client: client, region: function.region, account: function.account)
        do {
            var description = NetworkDescription()
            for (id, subnet) in try await service.subnets(settings.subnets) {
                description.subnets[id] = NetworkDescription.Subnet(
                    network: subnet.network.flatMap(IPNetwork.init),
                    networkV6: subnet.networkV6.flatMap(IPNetwork.init)
                )
            }
            for id in settings.subnets where description.subnets[id] == nil { throw Self.missing(subnet: id) }
            for (id, permissions) in try await service.egress(ofSecurityGroups: settings.groups) {
                description.groups[id] = permissions.flatMap(EgressRule.rules)
            }
            for id in settings.groups where description.groups[id] == nil { throw Self.missing(group: id) }
            for list in Set(description.groups.values.joined().compactMap(\.prefixList)).sorted() {
                // Without it, what the rule allows stays closed.
                let entries = try? await service.prefixes(ofList: list)
                description.prefixLists[list] = entries?.compactMap(IPNetwork.init)
            }
            return description
        } catch let error as NeighbourError {
            return try nothing(error, settings)
        } catch {
            throw error as? PreparationFailure ?? PreparationFailure(reasonCode: "InternalError", reason: "\(error)")
        }
    }

    /// What an error of EC2 means: that something is not there, or that it does not tell.
    private func nothing(
        _ error: NeighbourError,
        _ settings: NetworkSettings
    ) throws(PreparationFailure) -> NetworkDescription? {
        let code = error.serviceCode ?? ""
        if code.hasPrefix("InvalidSubnet") {
            throw Self.missing(subnet: settings.subnets.first(where: error.message.contains) ?? settings.subnets[0])
        }
        if code.hasPrefix("InvalidGroup") || code.hasPrefix("InvalidSecurityGroup") {
            throw Self.missing(group: settings.groups.first(where: error.message.contains) ?? settings.groups[0])
        }
        if code == "RequestLimitExceeded" {
            throw PreparationFailure(reasonCode: "EC2RequestLimitExceeded", reason: error.message)
        }
        guard error.isServiceAnswer else {
            throw PreparationFailure(
                reasonCode: "InternalError",
                reason: "EC2 could not be asked about the network of the function: \(error.message)"
            )
        }
        logger.warning(
            "EC2 does not tell what a network is; the configuration file decides",
            metadata: ["subnets": "\(settings.subnets.joined(separator: ", "))", "answer": "\(error)"]
        )
        return nil
    }

    private static func missing(subnet id: String) -> PreparationFailure {
        .missingSubnet("The subnet ID '\(id)' does not exist")
    }

    private static func missing(group id: String) -> PreparationFailure {
        PreparationFailure(
            reasonCode: "InvalidSecurityGroup",
            reason: "The security group '\(id)' does not exist"
        )
    }
}

extension EgressRule {
    fileprivate var prefixList: String? {
        if case .prefixList(let list) = destination { list } else { nil }
    }

    /// What a permission of EC2 allows; nothing where it is not understood.
    static func rules(_ permission: EC2Neighbour.Permission) -> [EgressRule] {
        guard let number = number(ofProtocol: permission.protocol) else { return [] }
        let match: FilterRule.Match
        switch (number, permission.from, permission.to) {
        case (FilterRule.tcp, let from?, let to?), (FilterRule.udp, let from?, let to?):
            guard let first = UInt16(exactly: max(from, 0)), let last = UInt16(exactly: to < 0 ? 65535 : to),
                first <= last
            else { return [] }
            match = .ports(first...last)
        case (FilterRule.icmp, let type?, let code), (FilterRule.icmpOfV6, let type?, let code):
            match = .message(type: UInt8(exactly: type), code: code.flatMap(UInt8.init(exactly:)))
        default:
            match = .all
        }
        let networks = permission.networks.compactMap(IPNetwork.init).map(Destination.network)
        let others = permission.groups.map(Destination.group) + permission.prefixLists.map(Destination.prefixList)
        return (networks + others).map { EgressRule(protocol: number, match: match, destination: $0) }
    }
}
