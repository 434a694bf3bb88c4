extension SQSNeighbour {
    private struct SendMessage: Encodable {
        struct Value: Encodable {
            var type: String
            var text: String

            enum CodingKeys: String, CodingKey {
                case type = "DataType"
                case text = "StringValue"
            }
        }

        var url: String
        var body: String
        var attributes: [String: Value]
        var systemAttributes: [String: Value]
        var group: String?
        var deduplication: String?

        enum CodingKeys: String, CodingKey {
            case url = "QueueUrl"
            case body = "MessageBody"
            case attributes = "MessageAttributes"
            case systemAttributes = "MessageSystemAttributes"
            case group = "MessageGroupId"
            case deduplication = "MessageDeduplicationId"
        }
    }

    private struct Sent: Decodable {
        var id: String

        enum CodingKeys: String, CodingKey { case id = "MessageId" }
    }

    /// Puts a message into a queue.
    ///
    /// - Parameters:
    ///   - traceHeader: the X-Ray header that goes with the message.
    ///   - order: for a queue that keeps an order.
    /// - Throws: ``NeighbourError``, of the code ``nonExistentQueue`` when there is no such queue.
    package func send(
        _ body: String,
        attributes: [MessageAttribute] = [],
        traceHeader: String? = nil,
        order: MessageOrder? = nil,
        toQueue queue: ResourceName
    ) async throws(NeighbourError) {
        let values = attributes.map { ($0.name, SendMessage.Value(type: $0.type.rawValue, text: $0.value)) }
        let trace = traceHeader.map { ["AWSTraceHeader": SendMessage.Value(type: "String", text: $0)] }
        let input = SendMessage(
            url: try await url(ofQueue: queue),
            body: body,
            attributes: Dictionary(values) { first, _ in first },
            systemAttributes: trace ?? [:],
            group: order?.group,
            deduplication: order?.deduplication
        )
        let _: Sent = try await service(of: queue).json(
            "AmazonSQS.SendMessage",
            version: .v1_0,
            input: input
        )
    }
}
