/// Talks to SQS.
package struct SQSNeighbour: Sendable {
    /// The code of a queue that does not exist.
    package static let nonExistentQueue = "AWS.SimpleQueueService.NonExistentQueue"

    private struct GetQueueURL: Encodable {
        var name: String
        var owner: String

        enum CodingKeys: String, CodingKey {
            case name = "QueueName"
            case owner = "QueueOwnerAWSAccountId"
        }
    }

    private struct QueueURL: Decodable {
        var url: String

        enum CodingKeys: String, CodingKey { case url = "QueueUrl" }
    }

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

    /// The URL by which a queue is called.
    ///
    /// - Throws: ``NeighbourError``, of the code ``nonExistentQueue`` when there is no such queue.
    package func url(ofQueue queue: ResourceName) async throws(NeighbourError) -> String {
        let found: QueueURL = try await service(of: queue).json(
            "AmazonSQS.GetQueueUrl",
            version: .v1_0,
            input: GetQueueURL(name: queue.resource, owner: queue.account)
        )
        return found.url
    }

    func service(of queue: ResourceName) -> NeighbourService {
        client.service(of: queue, credentials: credentials?.forSigning, limits: limits)
    }
}
