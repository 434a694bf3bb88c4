import LambdaAPI

extension EventSourceMappingSettings {
    /// What a mapping has that says nothing about itself (recorded from the service for queues and streams, of the public
    /// API reference for the others).
    init(defaultsFor kind: EventSourceKind) {
        batchSize = kind.defaultBatchSize
        if kind.isQueue || kind.isStream { batchingWindow = 0 }
        if kind.isStream {
            parallelizationFactor = 1
            bisectsBatch = false
            maximumRecordAge = -1
            maximumRetryAttempts = -1
            tumblingWindow = 0
        }
        if kind == .managedKafka { managedKafka = AmazonManagedKafkaEventSourceConfig() }
        if kind == .selfManagedKafka { selfManagedKafka = SelfManagedKafkaEventSourceConfig() }
    }

    /// Gives a mapping of Kafka that names no consumer group one of its own.
    ///
    /// - Parameter uuid: of the mapping.
    mutating func completeConsumerGroup(_ uuid: String) {
        if managedKafka?.consumerGroupId == nil { managedKafka?.consumerGroupId = uuid }
        if selfManagedKafka?.consumerGroupId == nil { selfManagedKafka?.consumerGroupId = uuid }
    }
}
