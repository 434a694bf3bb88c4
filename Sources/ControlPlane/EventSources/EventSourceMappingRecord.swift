import Execution
import Foundation
import LambdaAPI

/// What is kept about an event source mapping.
struct EventSourceMappingRecord: Codable, Sendable, Equatable {
    /// Lower case.
    var uuid: String
    var account: String
    var region: String
    /// The function that gets the events; it need not exist any more.
    var functionName: String
    /// As the mapping was told; nil for the function itself.
    var qualifier: String?
    var source: EventSource
    var settings: EventSourceMappingSettings
    var lifecycle: EventSourceMappingLifecycle
    /// Milliseconds since 1970: the last change of the mapping or of its state.
    var lastModified: Int64

    var function: FunctionKey {
        FunctionKey(account: account, region: region, name: functionName)
    }

    var functionARN: String {
        qualifier.map { "\(function.arn):\($0)" } ?? function.arn
    }
}

/// What a mapping reads from; it never changes.
struct EventSource: Codable, Sendable, Equatable {
    var kind: EventSourceKind
    /// nil for a Kafka cluster of one's own.
    var arn: String?
    /// Where a Kafka cluster of one's own is reached: lists of `host:port` by the kind of the endpoint.
    var endpoints: [String: [String]]?
    /// The one topic of Kafka.
    var topics: [String]?
    /// The one queue of a broker.
    var queues: [String]?
    /// `TRIM_HORIZON`, `LATEST` or `AT_TIMESTAMP`.
    var startingPosition: String?
    /// Seconds since 1970, with AT_TIMESTAMP.
    var startingTimestamp: Double?

    /// What no two mappings of one function version may share: one text for each endpoint.
    var identities: [String] {
        if let arn { return [([arn] + (topics ?? []) + (queues ?? [])).joined(separator: "\n")] }
        let servers = (endpoints ?? [:]).values.flatMap(\.self)
        return Set(servers.flatMap { server in (topics ?? []).map { "\(server)\n\($0)" } }).sorted()
    }
}

/// How a mapping reads and what it hands on; an absent member has no meaning for the kind of source.
struct EventSourceMappingSettings: Codable, Sendable, Equatable {
    var batchSize: Int
    /// Seconds.
    var batchingWindow: Int?
    var parallelizationFactor: Int?
    var bisectsBatch: Bool?
    /// Seconds; -1 for no bound.
    var maximumRecordAge: Int?
    /// -1 for no bound.
    var maximumRetryAttempts: Int?
    /// Seconds; 0 for none.
    var tumblingWindow: Int?
    var responseTypes: [String] = []
    /// The patterns that records are let through by; none: all are.
    var filters: [String] = []
    /// Where records go that are given up.
    var failureDestination: String?
    /// How many invocations a queue may cause at the same time.
    var maximumConcurrency: Int?
    var metrics: [String]?
    var systemLogLevel: String?
    var pollers: ProvisionedPollerConfig?
    var accesses: [SourceAccessConfiguration]?
    var managedKafka: AmazonManagedKafkaEventSourceConfig?
    var selfManagedKafka: SelfManagedKafkaEventSourceConfig?
    var documentDB: DocumentDBEventSourceConfig?
    /// The key of the filters.
    var keyARN: String?
}
