import LambdaAPI

/// What a request may say about a mapping of one kind of source; every check comes before the function is looked up.
struct EventSourceRules {
    let kind: EventSourceKind

    /// Refuses what the kind of source does not have, and values that do not fit each other.
    ///
    /// - Parameters:
    ///   - change: what the request says.
    ///   - settings: with the change made.
    /// - Throws: InvalidParameterValueException.
    func check(_ change: EventSourceMappingChange, making settings: EventSourceMappingSettings) throws(APIError) {
        try checkSupport(change)
        try checkBatch(settings)
        try checkRecords(settings)
        for filter in change.filterCriteria?.filters ?? [] { try FilterPattern.check(filter.pattern) }
        guard settings.filters.count <= Self.maximumFilters else {
            throw .invalidParameterValueException(
                "The number of filters must be less than or equal to \(Self.maximumFilters)."
            )
        }
        if settings.failureDestination != nil { try checkDestination(change.destinations) }
    }

    /// Refuses a creation that lacks what the kind of source needs, or begins to read where it cannot.
    ///
    /// - Parameter name: the ARN as the refusal names it.
    func checkCreation(_ request: CreateEventSourceMappingRequest) throws(APIError) {
        if kind == .selfManagedKafka || kind == .broker, request.sourceAccessConfigurations == nil {
            throw Self.missing("sourceAccessConfigurations")
        }
        if kind.isKafka, request.topics == nil { throw Self.missing("topics") }
        if kind == .broker, request.queues == nil { throw Self.missing("queues") }
        if kind == .documentDB, request.documentDBEventSourceConfig?.databaseName == nil {
            throw Self.missing("documentDBEventSourceConfig")
        }
        if !kind.isKafka, request.topics != nil { throw Self.unsupported("Topics") }
        if kind != .broker, request.queues != nil { throw Self.unsupported("Queues") }
        try checkPosition(request)
    }

    private func checkPosition(_ request: CreateEventSourceMappingRequest) throws(APIError) {
        switch request.startingPosition?.rawValue {
        case nil:
            guard !kind.needsStartingPosition else {
                // Looks like a broken constraint of the model, and is none: it ends with a period (recorded).
                throw .invalidParameterValueException(
                    "1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint:"
                        + " Member must not be null."
                )
            }
        case _ where kind.isQueue:
            throw .invalidParameterValueException("StartingPosition is not valid for SQS event sources.")
        case _ where kind == .broker:
            throw Self.unsupported("StartingPosition")
        case "AT_TIMESTAMP" where kind == .tableStream:
            throw .invalidParameterValueException(
                "Unsupported starting position for arn type: \(request.eventSourceArn ?? "")"
            )
        case "AT_TIMESTAMP":
            guard request.startingPositionTimestamp != nil else {
                throw .invalidParameterValueException("Need to specify a timestamp")
            }
        default:
            break
        }
    }

    /// Filters a mapping can have (the documented default of the quota).
    static let maximumFilters = 5

    static func unsupported(_ member: String) -> APIError {
        .invalidParameterValueException("Unsupported \(member) parameter for given event source mapping type.")
    }

    private static func missing(_ member: String) -> APIError {
        .invalidParameterValueException("Required '\(member)' parameter is missing.")
    }

    private func checkSupport(_ change: EventSourceMappingChange) throws(APIError) {
        let destinations = EventDestinations(change.destinations)
        let rows: [(String, isGiven: Bool, isSupported: Bool)] = [
            ("DestinationConfig", change.destinations?.onSuccess != nil, false),
            ("DestinationConfig", destinations.onFailure != nil, kind.hasFailureDestination),
            ("ParallelizationFactor", change.parallelizationFactor != nil, kind.isStream),
            ("TumblingWindowInSeconds", change.tumblingWindow != nil, kind.isStream),
            ("BisectBatchOnFunctionError", change.bisectsBatch != nil, kind.hasFailureDestination),
            ("MaximumRecordAgeInSeconds", change.maximumRecordAge != nil, kind.hasFailureDestination),
            ("MaximumRetryAttempts", change.maximumRetryAttempts != nil, kind.hasFailureDestination),
            (
                "FunctionResponseTypes", change.responseTypes?.isEmpty == false,
                kind.isQueue || kind.hasFailureDestination
            ),
            ("ScalingConfig", change.scaling != nil, kind.isQueue),
            ("ProvisionedPollerConfig", change.pollers != nil, kind.isQueue || kind.isKafka),
            (
                "SourceAccessConfigurations", change.accesses?.isEmpty == false,
                kind.isKafka || kind == .broker || kind == .documentDB
            ),
            ("AmazonManagedKafkaEventSourceConfig", change.managedKafka != nil, kind == .managedKafka),
            ("SelfManagedKafkaEventSourceConfig", change.selfManagedKafka != nil, kind == .selfManagedKafka),
            ("DocumentDBEventSourceConfig", change.documentDB != nil, kind == .documentDB),
        ]
        for row in rows where row.isGiven && !row.isSupported { throw Self.unsupported(row.0) }
    }

    private func checkBatch(_ settings: EventSourceMappingSettings) throws(APIError) {
        let window = settings.batchingWindow ?? 0
        if kind == .fifoQueue, window > 0 {
            throw .invalidParameterValueException("Batching window is not supported for FIFO queues")
        }
        if kind == .fifoQueue, settings.batchSize > 10 {
            throw .invalidParameterValueException("Maximum batch size must be between 1 and 10 inclusive")
        }
        if kind == .queue, settings.batchSize > 10, window == 0 {
            throw .invalidParameterValueException(
                "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10"
            )
        }
    }

    private func checkRecords(_ settings: EventSourceMappingSettings) throws(APIError) {
        if let age = settings.maximumRecordAge, (0..<60).contains(age) {
            throw .invalidParameterValueException("MaximumRecordAgeInSeconds must be -1 or between 60 and 604800.")
        }
        if let pollers = settings.pollers, let least = pollers.minimumPollers, let most = pollers.maximumPollers,
            least > most
        {
            throw .invalidParameterValueException("MinimumPollers must be less than or equal to MaximumPollers.")
        }
    }

    private func checkDestination(_ config: DestinationConfig?) throws(APIError) {
        let destinations = EventDestinations(config)
        guard let destination = destinations.onFailure else { return }
        let takers = ["arn:aws:sqs:", "arn:aws:sns:", "arn:aws:s3:"]
        let inPlainPartition = destination.replacing(#/^arn:aws[a-zA-Z0-9-]*:/#, with: "arn:aws:")
        guard takers.contains(where: inPlainPartition.hasPrefix) || kind.isKafka && destination.hasPrefix("kafka://")
        else {
            throw .invalidParameterValueException("The provided destination config \(destinations) is invalid.")
        }
    }
}
