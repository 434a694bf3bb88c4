// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `EventSourceMappingConfiguration`.
package struct EventSourceMappingConfiguration: Sendable, Equatable, Codable {
    /// `UUID`
    package var uuid: String?
    /// `StartingPosition`
    package var startingPosition: EventSourcePosition?
    /// `StartingPositionTimestamp`
    package var startingPositionTimestamp: Date?
    /// `BatchSize`
    package var batchSize: Int?
    /// `MaximumBatchingWindowInSeconds`
    package var maximumBatchingWindowInSeconds: Int?
    /// `ParallelizationFactor`
    package var parallelizationFactor: Int?
    /// `EventSourceArn`
    package var eventSourceArn: String?
    /// `FilterCriteria`
    package var filterCriteria: FilterCriteria?
    /// `FilterCriteriaError`
    package var filterCriteriaError: FilterCriteriaError?
    /// `KMSKeyArn`
    package var kmsKeyArn: String?
    /// `MetricsConfig`
    package var metricsConfig: EventSourceMappingMetricsConfig?
    /// `LoggingConfig`
    package var loggingConfig: EventSourceMappingLoggingConfig?
    /// `ScalingConfig`
    package var scalingConfig: ScalingConfig?
    /// `FunctionArn`
    package var functionArn: String?
    /// `LastModified`
    package var lastModified: Date?
    /// `LastProcessingResult`
    package var lastProcessingResult: String?
    /// `State`
    package var state: String?
    /// `StateTransitionReason`
    package var stateTransitionReason: String?
    /// `DestinationConfig`
    package var destinationConfig: DestinationConfig?
    /// `Topics`
    package var topics: [String]?
    /// `Queues`
    package var queues: [String]?
    /// `SourceAccessConfigurations`
    package var sourceAccessConfigurations: [SourceAccessConfiguration]?
    /// `SelfManagedEventSource`
    package var selfManagedEventSource: SelfManagedEventSource?
    /// `MaximumRecordAgeInSeconds`
    package var maximumRecordAgeInSeconds: Int?
    /// `BisectBatchOnFunctionError`
    package var bisectBatchOnFunctionError: Bool?
    /// `MaximumRetryAttempts`
    package var maximumRetryAttempts: Int?
    /// `TumblingWindowInSeconds`
    package var tumblingWindowInSeconds: Int?
    /// `FunctionResponseTypes`
    package var functionResponseTypes: [FunctionResponseType]?
    /// `AmazonManagedKafkaEventSourceConfig`
    package var amazonManagedKafkaEventSourceConfig: AmazonManagedKafkaEventSourceConfig?
    /// `SelfManagedKafkaEventSourceConfig`
    package var selfManagedKafkaEventSourceConfig: SelfManagedKafkaEventSourceConfig?
    /// `DocumentDBEventSourceConfig`
    package var documentDBEventSourceConfig: DocumentDBEventSourceConfig?
    /// `EventSourceMappingArn`
    package var eventSourceMappingArn: String?
    /// `ProvisionedPollerConfig`
    package var provisionedPollerConfig: ProvisionedPollerConfig?

    /// Every member, each absent unless given.
    package init(
        uuid: String? = nil,
        startingPosition: EventSourcePosition? = nil,
        startingPositionTimestamp: Date? = nil,
        batchSize: Int? = nil,
        maximumBatchingWindowInSeconds: Int? = nil,
        parallelizationFactor: Int? = nil,
        eventSourceArn: String? = nil,
        filterCriteria: FilterCriteria? = nil,
        filterCriteriaError: FilterCriteriaError? = nil,
        kmsKeyArn: String? = nil,
        metricsConfig: EventSourceMappingMetricsConfig? = nil,
        loggingConfig: EventSourceMappingLoggingConfig? = nil,
        scalingConfig: ScalingConfig? = nil,
        functionArn: String? = nil,
        lastModified: Date? = nil,
        lastProcessingResult: String? = nil,
        state: String? = nil,
        stateTransitionReason: String? = nil,
        destinationConfig: DestinationConfig? = nil,
        topics: [String]? = nil,
        queues: [String]? = nil,
        sourceAccessConfigurations: [SourceAccessConfiguration]? = nil,
        selfManagedEventSource: SelfManagedEventSource? = nil,
        maximumRecordAgeInSeconds: Int? = nil,
        bisectBatchOnFunctionError: Bool? = nil,
        maximumRetryAttempts: Int? = nil,
        tumblingWindowInSeconds: Int? = nil,
        functionResponseTypes: [FunctionResponseType]? = nil,
        amazonManagedKafkaEventSourceConfig: AmazonManagedKafkaEventSourceConfig? = nil,
        selfManagedKafkaEventSourceConfig: SelfManagedKafkaEventSourceConfig? = nil,
        documentDBEventSourceConfig: DocumentDBEventSourceConfig? = nil,
        eventSourceMappingArn: String? = nil,
        provisionedPollerConfig: ProvisionedPollerConfig? = nil
    ) {
        self.uuid = uuid
        self.startingPosition = startingPosition
        self.startingPositionTimestamp = startingPositionTimestamp
        self.batchSize = batchSize
        self.maximumBatchingWindowInSeconds = maximumBatchingWindowInSeconds
        self.parallelizationFactor = parallelizationFactor
        self.eventSourceArn = eventSourceArn
        self.filterCriteria = filterCriteria
        self.filterCriteriaError = filterCriteriaError
        self.kmsKeyArn = kmsKeyArn
        self.metricsConfig = metricsConfig
        self.loggingConfig = loggingConfig
        self.scalingConfig = scalingConfig
        self.functionArn = functionArn
        self.lastModified = lastModified
        self.lastProcessingResult = lastProcessingResult
        self.state = state
        self.stateTransitionReason = stateTransitionReason
        self.destinationConfig = destinationConfig
        self.topics = topics
        self.queues = queues
        self.sourceAccessConfigurations = sourceAccessConfigurations
        self.selfManagedEventSource = selfManagedEventSource
        self.maximumRecordAgeInSeconds = maximumRecordAgeInSeconds
        self.bisectBatchOnFunctionError = bisectBatchOnFunctionError
        self.maximumRetryAttempts = maximumRetryAttempts
        self.tumblingWindowInSeconds = tumblingWindowInSeconds
        self.functionResponseTypes = functionResponseTypes
        self.amazonManagedKafkaEventSourceConfig = amazonManagedKafkaEventSourceConfig
        self.selfManagedKafkaEventSourceConfig = selfManagedKafkaEventSourceConfig
        self.documentDBEventSourceConfig = documentDBEventSourceConfig
        self.eventSourceMappingArn = eventSourceMappingArn
        self.provisionedPollerConfig = provisionedPollerConfig
    }

    private enum CodingKeys: String, CodingKey {
        case uuid = "UUID"
        case startingPosition = "StartingPosition"
        case startingPositionTimestamp = "StartingPositionTimestamp"
        case batchSize = "BatchSize"
        case maximumBatchingWindowInSeconds = "MaximumBatchingWindowInSeconds"
        case parallelizationFactor = "ParallelizationFactor"
        case eventSourceArn = "EventSourceArn"
        case filterCriteria = "FilterCriteria"
        case filterCriteriaError = "FilterCriteriaError"
        case kmsKeyArn = "KMSKeyArn"
        case metricsConfig = "MetricsConfig"
        case loggingConfig = "LoggingConfig"
        case scalingConfig = "ScalingConfig"
        case functionArn = "FunctionArn"
        case lastModified = "LastModified"
        case lastProcessingResult = "LastProcessingResult"
        case state = "State"
        case stateTransitionReason = "StateTransitionReason"
        case destinationConfig = "DestinationConfig"
        case topics = "Topics"
        case queues = "Queues"
        case sourceAccessConfigurations = "SourceAccessConfigurations"
        case selfManagedEventSource = "SelfManagedEventSource"
        case maximumRecordAgeInSeconds = "MaximumRecordAgeInSeconds"
        case bisectBatchOnFunctionError = "BisectBatchOnFunctionError"
        case maximumRetryAttempts = "MaximumRetryAttempts"
        case tumblingWindowInSeconds = "TumblingWindowInSeconds"
        case functionResponseTypes = "FunctionResponseTypes"
        case amazonManagedKafkaEventSourceConfig = "AmazonManagedKafkaEventSourceConfig"
        case selfManagedKafkaEventSourceConfig = "SelfManagedKafkaEventSourceConfig"
        case documentDBEventSourceConfig = "DocumentDBEventSourceConfig"
        case eventSourceMappingArn = "EventSourceMappingArn"
        case provisionedPollerConfig = "ProvisionedPollerConfig"
    }
}
