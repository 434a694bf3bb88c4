package import Sandbox

/// What EC2 says of the subnets and security groups of a function.
package struct NetworkDescription: Sendable, Equatable {
    package struct Subnet: Sendable, Equatable {
        package var network: IPNetwork?
        package var networkV6: IPNetwork?

        package init(network: IPNetwork?, networkV6: IPNetwork?) {
            self.network = network
            self.networkV6 = networkV6
        }
    }

    /// By id.
    package var subnets: [String: Subnet]
    /// What the groups let pass, by id.
    package var groups: [String: [EgressRule]]
    /// What the prefix lists that rules name hold, as far as EC2 told.
    package var prefixLists: [String: [IPNetwork]]

    package init(
        subnets: [String: Subnet] = [:],
        groups: [String: [EgressRule]] = [:],
        prefixLists: [String: [IPNetwork]] = [:]
    ) {
        self.subnets = subnets
        self.groups = groups
        self.prefixLists = prefixLists
    }
}

extension ExecutionConfiguration {
    /// Asks EC2; nil when there is none to ask. A failure with the code `EC2RequestLimitExceeded` or `InternalError` may be over
    /// soon, one with another code is an answer.
    package typealias NetworkSource =
        @Sendable (NetworkSettings, FunctionKey) async throws(PreparationFailure) -> NetworkDescription?
}
