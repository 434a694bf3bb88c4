import LambdaAPI

/// What a mapping reads from; it decides which settings a mapping can have and what they are by default.
enum EventSourceKind: String, Codable, Sendable, CaseIterable {
    case queue
    case fifoQueue
    /// A Kinesis stream or one of its consumers.
    case stream
    /// The stream of a DynamoDB table.
    case tableStream
    case managedKafka
    case selfManagedKafka
    /// A broker of Amazon MQ.
    case broker
    case documentDB

    /// - Throws: InvalidParameterValueException for a source that nothing can read from (recorded from the service).
    init(arn: String?, isSelfManaged: Bool) throws(APIError) {
        switch (arn, isSelfManaged) {
        case (let arn?, false):
            guard let kind = Self.named(by: arn) else { throw Self.unrecognized }
            self = kind
        case (nil, true):
            self = .selfManagedKafka
        case (_, _):
            throw Self.unrecognized
        }
    }

    static let unrecognized = APIError.invalidParameterValueException("Unrecognized event source.")

    private static func named(by arn: String) -> EventSourceKind? {
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, !parts[5].isEmpty else { return nil }
        let resource = parts[5]
        return switch parts[2] {
        case "sqs": resource.hasSuffix(".fifo") ? .fifoQueue : .queue
        case "kinesis" where resource.hasPrefix("stream/"): .stream
        case "dynamodb" where resource.hasPrefix("table/") && resource.contains("/stream/"): .tableStream
        case "kafka" where resource.hasPrefix("cluster/"): .managedKafka
        case "mq" where resource.hasPrefix("broker:"): .broker
        case "rds" where resource.hasPrefix("cluster:"): .documentDB
        default: nil
        }
    }

    var isQueue: Bool { self == .queue || self == .fifoQueue }

    /// Whether it has shards that are read in order.
    var isStream: Bool { self == .stream || self == .tableStream }

    var isKafka: Bool { self == .managedKafka || self == .selfManagedKafka }

    var defaultBatchSize: Int { isQueue ? 10 : 100 }

    /// Whether a mapping must say where it begins to read.
    var needsStartingPosition: Bool { isStream || self == .documentDB }

    /// Where a mapping begins to read that does not say it; nil where it has no position at all.
    var defaultStartingPosition: String? { isKafka ? "TRIM_HORIZON" : nil }

    /// Why its mappings change their state, in the words of the service.
    var transitionReason: String { isStream ? "User action" : "USER_INITIATED" }

    /// What its mappings say of the last batch before there was one.
    var firstProcessingResult: String? { isQueue ? nil : "No records processed" }

    /// Whether records that fail can be sent elsewhere.
    var hasFailureDestination: Bool { isStream || isKafka }
}
