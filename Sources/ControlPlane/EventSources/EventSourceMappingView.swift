import Foundation
import LambdaAPI

/// An event source mapping as responses show it.
struct EventSourceMappingView: Sendable {
    let record: EventSourceMappingRecord

    var configuration: EventSourceMappingConfiguration {
        let source = record.source
        let settings = record.settings
        return EventSourceMappingConfiguration(
            uuid: record.uuid,
            startingPosition: source.startingPosition.map(EventSourcePosition.init(rawValue:)),
            startingPositionTimestamp: source.startingTimestamp.map(Date.init(timeIntervalSince1970:)),
            batchSize: settings.batchSize,
            maximumBatchingWindowInSeconds: settings.batchingWindow,
            parallelizationFactor: settings.parallelizationFactor,
            eventSourceArn: source.arn,
            filterCriteria: filterCriteria,
            kmsKeyArn: settings.keyARN,
            metricsConfig: settings.metrics.map {
                EventSourceMappingMetricsConfig(metrics: $0.map(EventSourceMappingMetric.init(rawValue:)))
            },
            loggingConfig: settings.systemLogLevel.map {
                EventSourceMappingLoggingConfig(systemLogLevel: EventSourceMappingSystemLogLevel(rawValue: $0))
            },
            scalingConfig: settings.maximumConcurrency.map(ScalingConfig.init(maximumConcurrency:)),
            functionArn: record.functionARN,
            lastModified: Date(timeIntervalSince1970: Double(record.lastModified) / 1000),
            lastProcessingResult: source.kind.firstProcessingResult,
            state: record.lifecycle.state.rawValue,
            stateTransitionReason: source.kind.transitionReason,
            destinationConfig: destinationConfig,
            topics: source.topics,
            queues: source.queues,
            sourceAccessConfigurations: settings.accesses,
            selfManagedEventSource: source.endpoints.map(SelfManagedEventSource.init(endpoints:)),
            maximumRecordAgeInSeconds: settings.maximumRecordAge,
            bisectBatchOnFunctionError: settings.bisectsBatch,
            maximumRetryAttempts: settings.maximumRetryAttempts,
            tumblingWindowInSeconds: settings.tumblingWindow,
            functionResponseTypes: settings.responseTypes.map(FunctionResponseType.init(rawValue:)),
            amazonManagedKafkaEventSourceConfig: settings.managedKafka,
            selfManagedKafkaEventSourceConfig: settings.selfManagedKafka,
            documentDBEventSourceConfig: settings.documentDB,
            eventSourceMappingArn: record.arn,
            provisionedPollerConfig: settings.pollers
        )
    }

    /// Absent when there is no filter, also when an empty list was given (recorded from the service).
    private var filterCriteria: FilterCriteria? {
        guard !record.settings.filters.isEmpty else { return nil }
        return FilterCriteria(filters: record.settings.filters.map(Filter.init(pattern:)))
    }

    private var destinationConfig: DestinationConfig? {
        guard record.source.kind.hasFailureDestination else { return nil }
        return DestinationConfig(onFailure: OnFailure(destination: record.settings.failureDestination))
    }
}
