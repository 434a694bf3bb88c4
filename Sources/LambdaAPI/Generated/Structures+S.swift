// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `S3FilesConfig`.
package struct S3FilesConfig: Sendable, Equatable, Codable {
    /// `DirectS3Read`
    package var directS3Read: DirectS3Read?

    /// Every member, each absent unless given.
    package init(
        directS3Read: DirectS3Read? = nil
    ) {
        self.directS3Read = directS3Read
    }

    private enum CodingKeys: String, CodingKey {
        case directS3Read = "DirectS3Read"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.directS3Read = document["DirectS3Read"].flatMap { $0.stringValue.map(DirectS3Read.init(rawValue:)) }
    }
}

/// The model's `ScalingConfig`.
package struct ScalingConfig: Sendable, Equatable, Codable {
    /// `MaximumConcurrency`
    package var maximumConcurrency: Int?

    /// Every member, each absent unless given.
    package init(
        maximumConcurrency: Int? = nil
    ) {
        self.maximumConcurrency = maximumConcurrency
    }

    private enum CodingKeys: String, CodingKey {
        case maximumConcurrency = "MaximumConcurrency"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.maximumConcurrency = document["MaximumConcurrency"].flatMap { $0.integerValue }
    }
}

/// The model's `SelfManagedEventSource`.
package struct SelfManagedEventSource: Sendable, Equatable, Codable {
    /// `Endpoints`
    package var endpoints: [String: [String]]?

    /// Every member, each absent unless given.
    package init(
        endpoints: [String: [String]]? = nil
    ) {
        self.endpoints = endpoints
    }

    private enum CodingKeys: String, CodingKey {
        case endpoints = "Endpoints"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.endpoints = document["Endpoints"].flatMap { $0.objectValue?.compactMapValues { $0.arrayValue?.compactMap { $0.stringValue } } }
    }
}

/// The model's `SelfManagedKafkaEventSourceConfig`.
package struct SelfManagedKafkaEventSourceConfig: Sendable, Equatable, Codable {
    /// `ConsumerGroupId`
    package var consumerGroupId: String?
    /// `SchemaRegistryConfig`
    package var schemaRegistryConfig: KafkaSchemaRegistryConfig?
    /// `ConsumptionMode`
    package var consumptionMode: KafkaEventSourceMappingConsumptionMode?

    /// Every member, each absent unless given.
    package init(
        consumerGroupId: String? = nil,
        schemaRegistryConfig: KafkaSchemaRegistryConfig? = nil,
        consumptionMode: KafkaEventSourceMappingConsumptionMode? = nil
    ) {
        self.consumerGroupId = consumerGroupId
        self.schemaRegistryConfig = schemaRegistryConfig
        self.consumptionMode = consumptionMode
    }

    private enum CodingKeys: String, CodingKey {
        case consumerGroupId = "ConsumerGroupId"
        case schemaRegistryConfig = "SchemaRegistryConfig"
        case consumptionMode = "ConsumptionMode"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.consumerGroupId = document["ConsumerGroupId"].flatMap { $0.stringValue }
        self.schemaRegistryConfig = document["SchemaRegistryConfig"].flatMap { KafkaSchemaRegistryConfig(document: $0) }
        self.consumptionMode = document["ConsumptionMode"].flatMap { $0.stringValue.map(KafkaEventSourceMappingConsumptionMode.init(rawValue:)) }
    }
}

/// The model's `SnapStart`.
package struct SnapStart: Sendable, Equatable, Codable {
    /// `ApplyOn`
    package var applyOn: SnapStartApplyOn?

    /// Every member, each absent unless given.
    package init(
        applyOn: SnapStartApplyOn? = nil
    ) {
        self.applyOn = applyOn
    }

    private enum CodingKeys: String, CodingKey {
        case applyOn = "ApplyOn"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.applyOn = document["ApplyOn"].flatMap { $0.stringValue.map(SnapStartApplyOn.init(rawValue:)) }
    }
}

/// The model's `SnapStartResponse`.
package struct SnapStartResponse: Sendable, Equatable, Codable {
    /// `ApplyOn`
    package var applyOn: SnapStartApplyOn?
    /// `OptimizationStatus`
    package var optimizationStatus: SnapStartOptimizationStatus?

    /// Every member, each absent unless given.
    package init(
        applyOn: SnapStartApplyOn? = nil,
        optimizationStatus: SnapStartOptimizationStatus? = nil
    ) {
        self.applyOn = applyOn
        self.optimizationStatus = optimizationStatus
    }

    private enum CodingKeys: String, CodingKey {
        case applyOn = "ApplyOn"
        case optimizationStatus = "OptimizationStatus"
    }
}

/// The model's `SourceAccessConfiguration`.
package struct SourceAccessConfiguration: Sendable, Equatable, Codable {
    /// `Type`
    package var type: SourceAccessType?
    /// `URI`
    package var uri: String?

    /// Every member, each absent unless given.
    package init(
        type: SourceAccessType? = nil,
        uri: String? = nil
    ) {
        self.type = type
        self.uri = uri
    }

    private enum CodingKeys: String, CodingKey {
        case type = "Type"
        case uri = "URI"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.type = document["Type"].flatMap { $0.stringValue.map(SourceAccessType.init(rawValue:)) }
        self.uri = document["URI"].flatMap { $0.stringValue }
    }
}

/// The model's `StepDetails`.
package struct StepDetails: Sendable, Equatable, Codable {
    /// `Attempt`
    package var attempt: Int?
    /// `NextAttemptTimestamp`
    package var nextAttemptTimestamp: Date?
    /// `Result`
    package var result: String?
    /// `Error`
    package var error: ErrorObject?

    /// Every member, each absent unless given.
    package init(
        attempt: Int? = nil,
        nextAttemptTimestamp: Date? = nil,
        result: String? = nil,
        error: ErrorObject? = nil
    ) {
        self.attempt = attempt
        self.nextAttemptTimestamp = nextAttemptTimestamp
        self.result = result
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case attempt = "Attempt"
        case nextAttemptTimestamp = "NextAttemptTimestamp"
        case result = "Result"
        case error = "Error"
    }
}

/// The model's `StepFailedDetails`.
package struct StepFailedDetails: Sendable, Equatable, Codable {
    /// `Error`
    package var error: EventError?
    /// `RetryDetails`
    package var retryDetails: RetryDetails?

    /// Every member, each absent unless given.
    package init(
        error: EventError? = nil,
        retryDetails: RetryDetails? = nil
    ) {
        self.error = error
        self.retryDetails = retryDetails
    }

    private enum CodingKeys: String, CodingKey {
        case error = "Error"
        case retryDetails = "RetryDetails"
    }
}

/// The model's `StepOptions`.
package struct StepOptions: Sendable, Equatable, Codable {
    /// `NextAttemptDelaySeconds`
    package var nextAttemptDelaySeconds: Int?

    /// Every member, each absent unless given.
    package init(
        nextAttemptDelaySeconds: Int? = nil
    ) {
        self.nextAttemptDelaySeconds = nextAttemptDelaySeconds
    }

    private enum CodingKeys: String, CodingKey {
        case nextAttemptDelaySeconds = "NextAttemptDelaySeconds"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.nextAttemptDelaySeconds = document["NextAttemptDelaySeconds"].flatMap { $0.integerValue }
    }
}

/// The model's `StepStartedDetails`.
package struct StepStartedDetails: Sendable, Equatable, Codable {
    /// The structure has no members.
    package init() {}
}

/// The model's `StepSucceededDetails`.
package struct StepSucceededDetails: Sendable, Equatable, Codable {
    /// `Result`
    package var result: EventResult?
    /// `RetryDetails`
    package var retryDetails: RetryDetails?

    /// Every member, each absent unless given.
    package init(
        result: EventResult? = nil,
        retryDetails: RetryDetails? = nil
    ) {
        self.result = result
        self.retryDetails = retryDetails
    }

    private enum CodingKeys: String, CodingKey {
        case result = "Result"
        case retryDetails = "RetryDetails"
    }
}
