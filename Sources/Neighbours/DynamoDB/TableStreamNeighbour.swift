/// Asks DynamoDB about the streams of tables.
package struct TableStreamNeighbour: Sendable {
    private struct DescribeStream: Encodable {
        var arn: String
        /// How many shards are wanted.
        var limit: Int

        enum CodingKeys: String, CodingKey {
            case arn = "StreamArn"
            case limit = "Limit"
        }
    }

    /// Nothing of the answer is wanted but that there is one.
    private struct Description: Decodable {}

    private let client: NeighbourClient
    private let limits: NeighbourService.Limits

    package init(client: NeighbourClient, limits: NeighbourService.Limits = .check) {
        self.client = client
        self.limits = limits
    }

    /// - Throws: ``NeighbourError``, of the code `ResourceNotFoundException` when there is no such stream.
    package func checkStream(_ stream: ResourceName, arn: String) async throws(NeighbourError) {
        let _: Description = try await client.service(of: stream, limits: limits).json(
            "DynamoDBStreams_20120810.DescribeStream",
            version: .v1_0,
            input: DescribeStream(arn: arn, limit: 1)
        )
    }
}
