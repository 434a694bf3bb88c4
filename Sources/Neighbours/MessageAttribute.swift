/// An attribute of a message of SQS or SNS.
package struct MessageAttribute: Sendable, Equatable {
    /// What the value is.
    package enum DataType: String, Sendable {
        case string = "String"
        case number = "Number"
    }

    package var name: String
    package var type: DataType
    /// The value as text, not empty.
    package var value: String

    package init(_ name: String, _ type: DataType = .string, _ value: String) {
        self.name = name
        self.type = type
        self.value = value
    }
}

/// The place of a message in a queue or topic that keeps an order.
package struct MessageOrder: Sendable, Equatable {
    /// Messages of one group are handed out in the order in which they came; at most 128 characters.
    package var group: String
    /// Of messages with the same text here only the first is taken, for five minutes; at most 128 characters.
    package var deduplication: String

    package init(group: String, deduplication: String) {
        self.group = group
        self.deduplication = deduplication
    }
}
