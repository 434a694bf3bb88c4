import SignatureV4

/// The parts of an ARN, as a service is asked about what it names.
package struct ResourceName: Sendable, Equatable {
    package let partition: String
    package let service: String
    package let region: String
    package let account: String

    /// Everything after the account: `key/1234`, `queue-name`.
    package let resource: String

    /// - Returns: nil when the text does not have the six parts of an ARN.
    package init?(_ arn: String) {
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "arn", !parts[5].isEmpty else { return nil }
        partition = parts[1]
        service = parts[2]
        region = parts[3]
        account = parts[4]
        resource = parts[5]
    }
}

extension NeighbourClient {
    /// The service that a resource belongs to, in the resource's own region and account.
    ///
    /// - Parameters:
    ///   - name: the signing name of the service, where it differs from the one in the ARN.
    ///   - credentials: who calls; whoever the configuration says when nil.
    func service(
        of resource: ResourceName,
        name: String? = nil,
        credentials: SigningCredentials? = nil,
        limits: NeighbourService.Limits
    ) -> NeighbourService {
        service(
            name ?? resource.service,
            region: resource.region.isEmpty ? nil : resource.region,
            account: resource.account.isEmpty ? nil : resource.account,
            credentials: credentials,
            limits: limits
        )
    }
}
