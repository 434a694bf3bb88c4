extension SNSNeighbour {
    /// Publishes a message to a topic.
    ///
    /// - Parameters:
    ///   - order: for a topic that keeps an order.
    /// - Throws: ``NeighbourError``, of the code `NotFound` when there is no such topic.
    package func publish(
        _ message: String,
        attributes: [MessageAttribute] = [],
        order: MessageOrder? = nil,
        toTopic topic: ResourceName,
        arn: String
    ) async throws(NeighbourError) {
        var fields = [NeighbourField("TopicArn", arn), NeighbourField("Message", message)]
        for (index, attribute) in attributes.enumerated() {
            let prefix = "MessageAttributes.entry.\(index + 1)."
            fields.append(NeighbourField(prefix + "Name", attribute.name))
            fields.append(NeighbourField(prefix + "Value.DataType", attribute.type.rawValue))
            fields.append(NeighbourField(prefix + "Value.StringValue", attribute.value))
        }
        if let order {
            fields.append(NeighbourField("MessageGroupId", order.group))
            fields.append(NeighbourField("MessageDeduplicationId", order.deduplication))
        }
        _ = try await service(of: topic).query("Publish", version: Self.version, fields)
    }
}
