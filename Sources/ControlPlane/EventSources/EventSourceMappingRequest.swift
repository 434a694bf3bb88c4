import LambdaAPI

/// What the requests that make and that change a mapping have in common.
protocol EventSourceMappingRequest {
    var batchSize: Int? { get }
    var maximumBatchingWindowInSeconds: Int? { get }
    var parallelizationFactor: Int? { get }
    var bisectBatchOnFunctionError: Bool? { get }
    var maximumRecordAgeInSeconds: Int? { get }
    var maximumRetryAttempts: Int? { get }
    var tumblingWindowInSeconds: Int? { get }
    var functionResponseTypes: [FunctionResponseType]? { get }
    var filterCriteria: FilterCriteria? { get }
    var destinationConfig: DestinationConfig? { get }
    var scalingConfig: ScalingConfig? { get }
    var metricsConfig: EventSourceMappingMetricsConfig? { get }
    var loggingConfig: EventSourceMappingLoggingConfig? { get }
    var provisionedPollerConfig: ProvisionedPollerConfig? { get }
    var sourceAccessConfigurations: [SourceAccessConfiguration]? { get }
    var amazonManagedKafkaEventSourceConfig: AmazonManagedKafkaEventSourceConfig? { get }
    var selfManagedKafkaEventSourceConfig: SelfManagedKafkaEventSourceConfig? { get }
    var documentDBEventSourceConfig: DocumentDBEventSourceConfig? { get }
    var kmsKeyArn: String? { get }
}

extension CreateEventSourceMappingRequest: EventSourceMappingRequest {}
extension UpdateEventSourceMappingRequest: EventSourceMappingRequest {}
