package import SignatureV4

/// Asks KMS about keys.
package struct KMSNeighbour: Sendable {
    private struct DescribeKey: Encodable {
        var keyID: String

        enum CodingKeys: String, CodingKey { case keyID = "KeyId" }
    }

    private struct Description: Decodable {
        struct Metadata: Decodable {
            var state: String?

            enum CodingKeys: String, CodingKey { case state = "KeyState" }
        }

        var metadata: Metadata

        enum CodingKeys: String, CodingKey { case metadata = "KeyMetadata" }
    }

    let client: NeighbourClient
    let limits: NeighbourService.Limits

    package init(client: NeighbourClient, limits: NeighbourService.Limits = .check) {
        self.client = client
        self.limits = limits
    }

    /// The state of a key: `Enabled`, `Disabled`, `PendingDeletion`…
    ///
    /// - Parameter credentials: who asks; whoever the configuration says when nil.
    /// - Throws: ``NeighbourError``, of the code `NotFoundException` when there is no such key.
    package func state(
        ofKey arn: String,
        credentials: SigningCredentials? = nil
    ) async throws(NeighbourError) -> String {
        guard let key = ResourceName(arn) else { throw .invalidRequest("\(arn) is no ARN") }
        let service = client.service(of: key, credentials: credentials, limits: limits)
        let description: Description = try await service.json(
            "TrentService.DescribeKey",
            version: .v1_1,
            input: DescribeKey(keyID: arn)
        )
        return description.metadata.state ?? "Enabled"
    }
}
