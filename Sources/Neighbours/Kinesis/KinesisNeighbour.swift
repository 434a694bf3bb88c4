/// Asks Kinesis about streams.
package struct KinesisNeighbour: Sendable {
    private struct DescribeStreamSummary: Encodable {
        var name: String

        enum CodingKeys: String, CodingKey { case name = "StreamName" }
    }

    /// Nothing of the answer is wanted but that there is one.
    private struct Summary: Decodable {}

    private let client: NeighbourClient
    private let limits: NeighbourService.Limits

    package init(client: NeighbourClient, limits: NeighbourService.Limits = .check) {
        self.client = client
        self.limits = limits
    }

    /// Asks about a stream, or about the stream of a consumer.
    ///
    /// - Throws: ``NeighbourError``, of the code `ResourceNotFoundException` when there is no such stream.
    package func checkStream(_ stream: ResourceName) async throws(NeighbourError) {
        let parts = stream.resource.split(separator: "/")
        let _: Summary = try await client.service(of: stream, limits: limits).json(
            "Kinesis_20131202.DescribeStreamSummary",
            version: .v1_1,
            input: DescribeStreamSummary(name: parts.count > 1 ? String(parts[1]) : stream.resource)
        )
    }
}
