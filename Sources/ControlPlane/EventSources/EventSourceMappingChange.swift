import LambdaAPI

/// What a request says about the settings of a mapping; an absent member leaves them as they are.
struct EventSourceMappingChange: Sendable, Equatable {
    var batchSize: Int?
    var batchingWindow: Int?
    var parallelizationFactor: Int?
    var bisectsBatch: Bool?
    var maximumRecordAge: Int?
    var maximumRetryAttempts: Int?
    var tumblingWindow: Int?
    var responseTypes: [FunctionResponseType]?
    var filterCriteria: FilterCriteria?
    var destinations: DestinationConfig?
    var scaling: ScalingConfig?
    var metrics: EventSourceMappingMetricsConfig?
    var logging: EventSourceMappingLoggingConfig?
    var pollers: ProvisionedPollerConfig?
    var accesses: [SourceAccessConfiguration]?
    var managedKafka: AmazonManagedKafkaEventSourceConfig?
    var selfManagedKafka: SelfManagedKafkaEventSourceConfig?
    var documentDB: DocumentDBEventSourceConfig?
    var keyARN: String?

    init(_ request: some EventSourceMappingRequest) {
        batchSize = request.batchSize
        batchingWindow = request.maximumBatchingWindowInSeconds
        parallelizationFactor = request.parallelizationFactor
        bisectsBatch = request.bisectBatchOnFunctionError
        maximumRecordAge = request.maximumRecordAgeInSeconds
        maximumRetryAttempts = request.maximumRetryAttempts
        tumblingWindow = request.tumblingWindowInSeconds
        responseTypes = request.functionResponseTypes
        filterCriteria = request.filterCriteria
        destinations = request.destinationConfig
        scaling = request.scalingConfig
        metrics = request.metricsConfig
        logging = request.loggingConfig
        pollers = request.provisionedPollerConfig
        accesses = request.sourceAccessConfigurations
        managedKafka = request.amazonManagedKafkaEventSourceConfig
        selfManagedKafka = request.selfManagedKafkaEventSourceConfig
        documentDB = request.documentDBEventSourceConfig
        keyARN = request.kmsKeyArn
    }

    /// The settings with the change made; it must have been checked.
    func applied(to settings: EventSourceMappingSettings) -> EventSourceMappingSettings {
        var settings = settings
        if let batchSize { settings.batchSize = batchSize }
        if let batchingWindow { settings.batchingWindow = batchingWindow }
        if let parallelizationFactor { settings.parallelizationFactor = parallelizationFactor }
        if let bisectsBatch { settings.bisectsBatch = bisectsBatch }
        if let maximumRecordAge { settings.maximumRecordAge = maximumRecordAge }
        if let maximumRetryAttempts { settings.maximumRetryAttempts = maximumRetryAttempts }
        if let tumblingWindow { settings.tumblingWindow = tumblingWindow }
        if let responseTypes { settings.responseTypes = responseTypes.map(\.rawValue) }
        if let filterCriteria { settings.filters = (filterCriteria.filters ?? []).compactMap(\.pattern) }
        if let destinations { settings.failureDestination = EventDestinations(destinations).onFailure }
        if let scaling { settings.maximumConcurrency = scaling.maximumConcurrency }
        if let metrics { settings.metrics = metrics.metrics.flatMap { $0.isEmpty ? nil : $0.map(\.rawValue) } }
        if let logging { settings.systemLogLevel = logging.systemLogLevel?.rawValue }
        if let pollers { settings.pollers = pollers == ProvisionedPollerConfig() ? nil : pollers }
        if let accesses { settings.accesses = accesses }
        if let managedKafka { settings.managedKafka = managedKafka.keeping(settings.managedKafka?.consumerGroupId) }
        if let selfManagedKafka {
            settings.selfManagedKafka = selfManagedKafka.keeping(settings.selfManagedKafka?.consumerGroupId)
        }
        if let documentDB { settings.documentDB = documentDB }
        if let keyARN { settings.keyARN = keyARN.isEmpty ? nil : keyARN }
        return settings
    }
}

extension AmazonManagedKafkaEventSourceConfig {
    /// The configuration with a consumer group, which never changes once it is there.
    fileprivate func keeping(_ group: String?) -> Self {
        var config = self
        config.consumerGroupId = group ?? consumerGroupId
        return config
    }
}

extension SelfManagedKafkaEventSourceConfig {
    /// The configuration with a consumer group, which never changes once it is there.
    fileprivate func keeping(_ group: String?) -> Self {
        var config = self
        config.consumerGroupId = group ?? consumerGroupId
        return config
    }
}
