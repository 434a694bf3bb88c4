/// Talks to SNS.
package struct SNSNeighbour: Sendable {
    static let version = "2010-03-31"

    let client: NeighbourClient
    let credentials: RoleCredentials?
    let limits: NeighbourService.Limits

    /// - Parameter credentials: who calls; whoever the configuration says when nil.
    package init(
        client: NeighbourClient,
        credentials: RoleCredentials? = nil,
        limits: NeighbourService.Limits
    ) {
        self.client = client
        self.credentials = credentials
        self.limits = limits
    }

    /// Succeeds when a topic exists.
    ///
    /// - Throws: ``NeighbourError``, of the code `NotFound` when there is no such topic.
    package func checkTopic(_ topic: ResourceName, arn: String) async throws(NeighbourError) {
        _ = try await service(of: topic).query(
            "GetTopicAttributes",
            version: Self.version,
            [NeighbourField("TopicArn", arn)]
        )
    }

    func service(of topic: ResourceName) -> NeighbourService {
        client.service(of: topic, credentials: credentials?.forSigning, limits: limits)
    }
}
