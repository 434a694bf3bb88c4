import Crypto
import Foundation
import LambdaAPI

/// How a function is put into a network, and what that means for its file systems.
enum NetworkRules {
    /// The network that a change leaves.
    static func apply(_ change: VpcConfig, to current: VpcAttachment?) throws(APIError) -> VpcAttachment? {
        guard change.subnetIds != nil || change.securityGroupIds != nil else {
            // Without a list the network stays as it is; only the switch for IPv6 may have been given.
            guard var kept = current, kept.isAttached else { return current }
            kept.allowsIPv6 = change.ipv6AllowedForDualStack ?? kept.allowsIPv6
            return kept
        }
        let subnets = change.subnetIds ?? []
        let groups = change.securityGroupIds ?? []
        guard subnets.isEmpty == groups.isEmpty else {
            throw .invalidParameterValueException("SubnetIds and SecurityIds must coexist or be both empty list.")
        }
        guard let first = subnets.first else { return .detached }
        return VpcAttachment(
            subnetIDs: subnets,
            securityGroupIDs: groups,
            allowsIPv6: change.ipv6AllowedForDualStack ?? false,
            vpcID: standInVpcID(subnet: first)
        )
    }

    /// File systems are reached through a network.
    ///
    /// - Parameter removesNetwork: the change takes the function out of its network and leaves the file systems.
    static func check(
        fileSystems: [FileSystemReference],
        network: VpcAttachment?,
        removesNetwork: Bool
    ) throws(APIError) {
        guard let accessPoint = fileSystems.first?.arn, network?.isAttached != true else { return }
        throw .invalidParameterValueException(
            removesNetwork
                ? "Function VPC configuration cannot be removed with access point \(accessPoint) referenced."
                : "Function must be configured to execute in a VPC to reference access point \(accessPoint)"
        )
    }

    /// The network of a subnet where no neighbour can be asked: the same for the same subnet, everywhere.
    static func standInVpcID(subnet: String) -> String {
        "vpc-" + SHA256.hash(data: Data(subnet.utf8)).hexadecimal.prefix(17)
    }
}
