/// Talks to SNS.
package struct SNSNeighbour: Sendable {
    static let version = "2010-03-31"

    let client: NeighbourClient
    let limits: NeighbourService.Limits

    package init(client: NeighbourClient, limits: NeighbourService.Limits) {
        self.client = client
        self.limits = limits
    }

    /// Succeeds when a topic exists.
    ///
    /// - Throws: ``NeighbourError``, of the code `NotFound` when there is no such topic.
    package func checkTopic(_ topic: ResourceName, arn: String) async throws(NeighbourError) {
        _ = try await client.service(of: topic, limits: limits).query(
            "GetTopicAttributes",
            version: Self.version,
            [NeighbourField("TopicArn", arn)]
        )
    }
}
