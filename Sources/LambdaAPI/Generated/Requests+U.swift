// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `UntagResourceRequest`.
package struct UntagResourceRequest: Sendable, Equatable, Codable {
    /// `Resource`
    package var resource: String?
    /// `TagKeys`
    package var tagKeys: [String]?

    /// Every member, each absent unless given.
    package init(
        resource: String? = nil,
        tagKeys: [String]? = nil
    ) {
        self.resource = resource
        self.tagKeys = tagKeys
    }

    private enum CodingKeys: String, CodingKey {
        case resource = "Resource"
        case tagKeys = "TagKeys"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.resource = document["Resource"].flatMap { $0.stringValue }
        self.tagKeys = document["TagKeys"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
    }
}

/// The model's `UpdateAliasRequest`.
package struct UpdateAliasRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Name`
    package var name: String?
    /// `FunctionVersion`
    package var functionVersion: String?
    /// `Description`
    package var description: String?
    /// `RoutingConfig`
    package var routingConfig: AliasRoutingConfiguration?
    /// `RevisionId`
    package var revisionId: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        name: String? = nil,
        functionVersion: String? = nil,
        description: String? = nil,
        routingConfig: AliasRoutingConfiguration? = nil,
        revisionId: String? = nil
    ) {
        self.functionName = functionName
        self.name = name
        self.functionVersion = functionVersion
        self.description = description
        self.routingConfig = routingConfig
        self.revisionId = revisionId
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case name = "Name"
        case functionVersion = "FunctionVersion"
        case description = "Description"
        case routingConfig = "RoutingConfig"
        case revisionId = "RevisionId"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.name = document["Name"].flatMap { $0.stringValue }
        self.functionVersion = document["FunctionVersion"].flatMap { $0.stringValue }
        self.description = document["Description"].flatMap { $0.stringValue }
        self.routingConfig = document["RoutingConfig"].flatMap { AliasRoutingConfiguration(document: $0) }
        self.revisionId = document["RevisionId"].flatMap { $0.stringValue }
    }
}

/// The model's `UpdateCapacityProviderRequest`.
package struct UpdateCapacityProviderRequest: Sendable, Equatable, Codable {
    /// `CapacityProviderName`
    package var capacityProviderName: String?
    /// `CapacityProviderScalingConfig`
    package var capacityProviderScalingConfig: CapacityProviderScalingConfig?
    /// `PropagateTags`
    package var propagateTags: PropagateTags?
    /// `TelemetryConfig`
    package var telemetryConfig: CapacityProviderTelemetryConfig?

    /// Every member, each absent unless given.
    package init(
        capacityProviderName: String? = nil,
        capacityProviderScalingConfig: CapacityProviderScalingConfig? = nil,
        propagateTags: PropagateTags? = nil,
        telemetryConfig: CapacityProviderTelemetryConfig? = nil
    ) {
        self.capacityProviderName = capacityProviderName
        self.capacityProviderScalingConfig = capacityProviderScalingConfig
        self.propagateTags = propagateTags
        self.telemetryConfig = telemetryConfig
    }

    private enum CodingKeys: String, CodingKey {
        case capacityProviderName = "CapacityProviderName"
        case capacityProviderScalingConfig = "CapacityProviderScalingConfig"
        case propagateTags = "PropagateTags"
        case telemetryConfig = "TelemetryConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.capacityProviderName = document["CapacityProviderName"].flatMap { $0.stringValue }
        self.capacityProviderScalingConfig = document["CapacityProviderScalingConfig"].flatMap { CapacityProviderScalingConfig(document: $0) }
        self.propagateTags = document["PropagateTags"].flatMap { PropagateTags(document: $0) }
        self.telemetryConfig = document["TelemetryConfig"].flatMap { CapacityProviderTelemetryConfig(document: $0) }
    }
}

/// The model's `UpdateCodeSigningConfigRequest`.
package struct UpdateCodeSigningConfigRequest: Sendable, Equatable, Codable {
    /// `CodeSigningConfigArn`
    package var codeSigningConfigArn: String?
    /// `Description`
    package var description: String?
    /// `AllowedPublishers`
    package var allowedPublishers: AllowedPublishers?
    /// `CodeSigningPolicies`
    package var codeSigningPolicies: CodeSigningPolicies?

    /// Every member, each absent unless given.
    package init(
        codeSigningConfigArn: String? = nil,
        description: String? = nil,
        allowedPublishers: AllowedPublishers? = nil,
        codeSigningPolicies: CodeSigningPolicies? = nil
    ) {
        self.codeSigningConfigArn = codeSigningConfigArn
        self.description = description
        self.allowedPublishers = allowedPublishers
        self.codeSigningPolicies = codeSigningPolicies
    }

    private enum CodingKeys: String, CodingKey {
        case codeSigningConfigArn = "CodeSigningConfigArn"
        case description = "Description"
        case allowedPublishers = "AllowedPublishers"
        case codeSigningPolicies = "CodeSigningPolicies"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.codeSigningConfigArn = document["CodeSigningConfigArn"].flatMap { $0.stringValue }
        self.description = document["Description"].flatMap { $0.stringValue }
        self.allowedPublishers = document["AllowedPublishers"].flatMap { AllowedPublishers(document: $0) }
        self.codeSigningPolicies = document["CodeSigningPolicies"].flatMap { CodeSigningPolicies(document: $0) }
    }
}

/// The model's `UpdateEventSourceMappingRequest`.
package struct UpdateEventSourceMappingRequest: Sendable, Equatable, Codable {
    /// `UUID`
    package var uuid: String?
    /// `FunctionName`
    package var functionName: String?
    /// `Enabled`
    package var enabled: Bool?
    /// `BatchSize`
    package var batchSize: Int?
    /// `FilterCriteria`
    package var filterCriteria: FilterCriteria?
    /// `KMSKeyArn`
    package var kmsKeyArn: String?
    /// `MetricsConfig`
    package var metricsConfig: EventSourceMappingMetricsConfig?
    /// `LoggingConfig`
    package var loggingConfig: EventSourceMappingLoggingConfig?
    /// `ScalingConfig`
    package var scalingConfig: ScalingConfig?
    /// `MaximumBatchingWindowInSeconds`
    package var maximumBatchingWindowInSeconds: Int?
    /// `ParallelizationFactor`
    package var parallelizationFactor: Int?
    /// `DestinationConfig`
    package var destinationConfig: DestinationConfig?
    /// `MaximumRecordAgeInSeconds`
    package var maximumRecordAgeInSeconds: Int?
    /// `BisectBatchOnFunctionError`
    package var bisectBatchOnFunctionError: Bool?
    /// `MaximumRetryAttempts`
    package var maximumRetryAttempts: Int?
    /// `TumblingWindowInSeconds`
    package var tumblingWindowInSeconds: Int?
    /// `SourceAccessConfigurations`
    package var sourceAccessConfigurations: [SourceAccessConfiguration]?
    /// `FunctionResponseTypes`
    package var functionResponseTypes: [FunctionResponseType]?
    /// `AmazonManagedKafkaEventSourceConfig`
    package var amazonManagedKafkaEventSourceConfig: AmazonManagedKafkaEventSourceConfig?
    /// `SelfManagedKafkaEventSourceConfig`
    package var selfManagedKafkaEventSourceConfig: SelfManagedKafkaEventSourceConfig?
    /// `DocumentDBEventSourceConfig`
    package var documentDBEventSourceConfig: DocumentDBEventSourceConfig?
    /// `ProvisionedPollerConfig`
    package var provisionedPollerConfig: ProvisionedPollerConfig?

    /// Every member, each absent unless given.
    package init(
        uuid: String? = nil,
        functionName: String? = nil,
        enabled: Bool? = nil,
        batchSize: Int? = nil,
        filterCriteria: FilterCriteria? = nil,
        kmsKeyArn: String? = nil,
        metricsConfig: EventSourceMappingMetricsConfig? = nil,
        loggingConfig: EventSourceMappingLoggingConfig? = nil,
        scalingConfig: ScalingConfig? = nil,
        maximumBatchingWindowInSeconds: Int? = nil,
        parallelizationFactor: Int? = nil,
        destinationConfig: DestinationConfig? = nil,
        maximumRecordAgeInSeconds: Int? = nil,
        bisectBatchOnFunctionError: Bool? = nil,
        maximumRetryAttempts: Int? = nil,
        tumblingWindowInSeconds: Int? = nil,
        sourceAccessConfigurations: [SourceAccessConfiguration]? = nil,
        functionResponseTypes: [FunctionResponseType]? = nil,
        amazonManagedKafkaEventSourceConfig: AmazonManagedKafkaEventSourceConfig? = nil,
        selfManagedKafkaEventSourceConfig: SelfManagedKafkaEventSourceConfig? = nil,
        documentDBEventSourceConfig: DocumentDBEventSourceConfig? = nil,
        provisionedPollerConfig: ProvisionedPollerConfig? = nil
    ) {
        self.uuid = uuid
        self.functionName = functionName
        self.enabled = enabled
        self.batchSize = batchSize
        self.filterCriteria = filterCriteria
        self.kmsKeyArn = kmsKeyArn
        self.metricsConfig = metricsConfig
        self.loggingConfig = loggingConfig
        self.scalingConfig = scalingConfig
        self.maximumBatchingWindowInSeconds = maximumBatchingWindowInSeconds
        self.parallelizationFactor = parallelizationFactor
        self.destinationConfig = destinationConfig
        self.maximumRecordAgeInSeconds = maximumRecordAgeInSeconds
        self.bisectBatchOnFunctionError = bisectBatchOnFunctionError
        self.maximumRetryAttempts = maximumRetryAttempts
        self.tumblingWindowInSeconds = tumblingWindowInSeconds
        self.sourceAccessConfigurations = sourceAccessConfigurations
        self.functionResponseTypes = functionResponseTypes
        self.amazonManagedKafkaEventSourceConfig = amazonManagedKafkaEventSourceConfig
        self.selfManagedKafkaEventSourceConfig = selfManagedKafkaEventSourceConfig
        self.documentDBEventSourceConfig = documentDBEventSourceConfig
        self.provisionedPollerConfig = provisionedPollerConfig
    }

    private enum CodingKeys: String, CodingKey {
        case uuid = "UUID"
        case functionName = "FunctionName"
        case enabled = "Enabled"
        case batchSize = "BatchSize"
        case filterCriteria = "FilterCriteria"
        case kmsKeyArn = "KMSKeyArn"
        case metricsConfig = "MetricsConfig"
        case loggingConfig = "LoggingConfig"
        case scalingConfig = "ScalingConfig"
        case maximumBatchingWindowInSeconds = "MaximumBatchingWindowInSeconds"
        case parallelizationFactor = "ParallelizationFactor"
        case destinationConfig = "DestinationConfig"
        case maximumRecordAgeInSeconds = "MaximumRecordAgeInSeconds"
        case bisectBatchOnFunctionError = "BisectBatchOnFunctionError"
        case maximumRetryAttempts = "MaximumRetryAttempts"
        case tumblingWindowInSeconds = "TumblingWindowInSeconds"
        case sourceAccessConfigurations = "SourceAccessConfigurations"
        case functionResponseTypes = "FunctionResponseTypes"
        case amazonManagedKafkaEventSourceConfig = "AmazonManagedKafkaEventSourceConfig"
        case selfManagedKafkaEventSourceConfig = "SelfManagedKafkaEventSourceConfig"
        case documentDBEventSourceConfig = "DocumentDBEventSourceConfig"
        case provisionedPollerConfig = "ProvisionedPollerConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.uuid = document["UUID"].flatMap { $0.stringValue }
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.enabled = document["Enabled"].flatMap { $0.boolValue }
        self.batchSize = document["BatchSize"].flatMap { $0.integerValue }
        self.filterCriteria = document["FilterCriteria"].flatMap { FilterCriteria(document: $0) }
        self.kmsKeyArn = document["KMSKeyArn"].flatMap { $0.stringValue }
        self.metricsConfig = document["MetricsConfig"].flatMap { EventSourceMappingMetricsConfig(document: $0) }
        self.loggingConfig = document["LoggingConfig"].flatMap { EventSourceMappingLoggingConfig(document: $0) }
        self.scalingConfig = document["ScalingConfig"].flatMap { ScalingConfig(document: $0) }
        self.maximumBatchingWindowInSeconds = document["MaximumBatchingWindowInSeconds"].flatMap { $0.integerValue }
        self.parallelizationFactor = document["ParallelizationFactor"].flatMap { $0.integerValue }
        self.destinationConfig = document["DestinationConfig"].flatMap { DestinationConfig(document: $0) }
        self.maximumRecordAgeInSeconds = document["MaximumRecordAgeInSeconds"].flatMap { $0.integerValue }
        self.bisectBatchOnFunctionError = document["BisectBatchOnFunctionError"].flatMap { $0.boolValue }
        self.maximumRetryAttempts = document["MaximumRetryAttempts"].flatMap { $0.integerValue }
        self.tumblingWindowInSeconds = document["TumblingWindowInSeconds"].flatMap { $0.integerValue }
        self.sourceAccessConfigurations = document["SourceAccessConfigurations"].flatMap { $0.arrayValue?.compactMap { SourceAccessConfiguration(document: $0) } }
        self.functionResponseTypes = document["FunctionResponseTypes"].flatMap { $0.arrayValue?.compactMap { $0.stringValue.map(FunctionResponseType.init(rawValue:)) } }
        self.amazonManagedKafkaEventSourceConfig = document["AmazonManagedKafkaEventSourceConfig"].flatMap { AmazonManagedKafkaEventSourceConfig(document: $0) }
        self.selfManagedKafkaEventSourceConfig = document["SelfManagedKafkaEventSourceConfig"].flatMap { SelfManagedKafkaEventSourceConfig(document: $0) }
        self.documentDBEventSourceConfig = document["DocumentDBEventSourceConfig"].flatMap { DocumentDBEventSourceConfig(document: $0) }
        self.provisionedPollerConfig = document["ProvisionedPollerConfig"].flatMap { ProvisionedPollerConfig(document: $0) }
    }
}

/// The model's `UpdateFunctionCodeRequest`.
package struct UpdateFunctionCodeRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `ZipFile`
    package var zipFile: Data?
    /// `S3Bucket`
    package var s3Bucket: String?
    /// `S3Key`
    package var s3Key: String?
    /// `S3ObjectVersion`
    package var s3ObjectVersion: String?
    /// `S3ObjectStorageMode`
    package var s3ObjectStorageMode: S3ObjectStorageMode?
    /// `ImageUri`
    package var imageUri: String?
    /// `Architectures`
    package var architectures: [Architecture]?
    /// `Publish`
    package var publish: Bool?
    /// `PublishTo`
    package var publishTo: FunctionVersionLatestPublished?
    /// `DryRun`
    package var dryRun: Bool?
    /// `RevisionId`
    package var revisionId: String?
    /// `SourceKMSKeyArn`
    package var sourceKMSKeyArn: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        zipFile: Data? = nil,
        s3Bucket: String? = nil,
        s3Key: String? = nil,
        s3ObjectVersion: String? = nil,
        s3ObjectStorageMode: S3ObjectStorageMode? = nil,
        imageUri: String? = nil,
        architectures: [Architecture]? = nil,
        publish: Bool? = nil,
        publishTo: FunctionVersionLatestPublished? = nil,
        dryRun: Bool? = nil,
        revisionId: String? = nil,
        sourceKMSKeyArn: String? = nil
    ) {
        self.functionName = functionName
        self.zipFile = zipFile
        self.s3Bucket = s3Bucket
        self.s3Key = s3Key
        self.s3ObjectVersion = s3ObjectVersion
        self.s3ObjectStorageMode = s3ObjectStorageMode
        self.imageUri = imageUri
        self.architectures = architectures
        self.publish = publish
        self.publishTo = publishTo
        self.dryRun = dryRun
        self.revisionId = revisionId
        self.sourceKMSKeyArn = sourceKMSKeyArn
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case zipFile = "ZipFile"
        case s3Bucket = "S3Bucket"
        case s3Key = "S3Key"
        case s3ObjectVersion = "S3ObjectVersion"
        case s3ObjectStorageMode = "S3ObjectStorageMode"
        case imageUri = "ImageUri"
        case architectures = "Architectures"
        case publish = "Publish"
        case publishTo = "PublishTo"
        case dryRun = "DryRun"
        case revisionId = "RevisionId"
        case sourceKMSKeyArn = "SourceKMSKeyArn"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.zipFile = document["ZipFile"].flatMap { $0.dataValue }
        self.s3Bucket = document["S3Bucket"].flatMap { $0.stringValue }
        self.s3Key = document["S3Key"].flatMap { $0.stringValue }
        self.s3ObjectVersion = document["S3ObjectVersion"].flatMap { $0.stringValue }
        self.s3ObjectStorageMode = document["S3ObjectStorageMode"].flatMap { $0.stringValue.map(S3ObjectStorageMode.init(rawValue:)) }
        self.imageUri = document["ImageUri"].flatMap { $0.stringValue }
        self.architectures = document["Architectures"].flatMap { $0.arrayValue?.compactMap { $0.stringValue.map(Architecture.init(rawValue:)) } }
        self.publish = document["Publish"].flatMap { $0.boolValue }
        self.publishTo = document["PublishTo"].flatMap { $0.stringValue.map(FunctionVersionLatestPublished.init(rawValue:)) }
        self.dryRun = document["DryRun"].flatMap { $0.boolValue }
        self.revisionId = document["RevisionId"].flatMap { $0.stringValue }
        self.sourceKMSKeyArn = document["SourceKMSKeyArn"].flatMap { $0.stringValue }
    }
}

/// The model's `UpdateFunctionConfigurationRequest`.
package struct UpdateFunctionConfigurationRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Role`
    package var role: String?
    /// `Handler`
    package var handler: String?
    /// `Description`
    package var description: String?
    /// `Timeout`
    package var timeout: Int?
    /// `MemorySize`
    package var memorySize: Int?
    /// `VpcConfig`
    package var vpcConfig: VpcConfig?
    /// `Environment`
    package var environment: Environment?
    /// `Runtime`
    package var runtime: Runtime?
    /// `DeadLetterConfig`
    package var deadLetterConfig: DeadLetterConfig?
    /// `KMSKeyArn`
    package var kmsKeyArn: String?
    /// `TracingConfig`
    package var tracingConfig: TracingConfig?
    /// `RevisionId`
    package var revisionId: String?
    /// `Layers`
    package var layers: [String]?
    /// `FileSystemConfigs`
    package var fileSystemConfigs: [FileSystemConfig]?
    /// `ImageConfig`
    package var imageConfig: ImageConfig?
    /// `EphemeralStorage`
    package var ephemeralStorage: EphemeralStorage?
    /// `SnapStart`
    package var snapStart: SnapStart?
    /// `LoggingConfig`
    package var loggingConfig: LoggingConfig?
    /// `CapacityProviderConfig`
    package var capacityProviderConfig: CapacityProviderConfig?
    /// `DurableConfig`
    package var durableConfig: DurableConfig?
    /// `RuntimeConfig`
    package var runtimeConfig: FunctionRuntimeConfig?
    /// `AcceleratorConfig`
    package var acceleratorConfig: AcceleratorConfig?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        role: String? = nil,
        handler: String? = nil,
        description: String? = nil,
        timeout: Int? = nil,
        memorySize: Int? = nil,
        vpcConfig: VpcConfig? = nil,
        environment: Environment? = nil,
        runtime: Runtime? = nil,
        deadLetterConfig: DeadLetterConfig? = nil,
        kmsKeyArn: String? = nil,
        tracingConfig: TracingConfig? = nil,
        revisionId: String? = nil,
        layers: [String]? = nil,
        fileSystemConfigs: [FileSystemConfig]? = nil,
        imageConfig: ImageConfig? = nil,
        ephemeralStorage: EphemeralStorage? = nil,
        snapStart: SnapStart? = nil,
        loggingConfig: LoggingConfig? = nil,
        capacityProviderConfig: CapacityProviderConfig? = nil,
        durableConfig: DurableConfig? = nil,
        runtimeConfig: FunctionRuntimeConfig? = nil,
        acceleratorConfig: AcceleratorConfig? = nil
    ) {
        self.functionName = functionName
        self.role = role
        self.handler = handler
        self.description = description
        self.timeout = timeout
        self.memorySize = memorySize
        self.vpcConfig = vpcConfig
        self.environment = environment
        self.runtime = runtime
        self.deadLetterConfig = deadLetterConfig
        self.kmsKeyArn = kmsKeyArn
        self.tracingConfig = tracingConfig
        self.revisionId = revisionId
        self.layers = layers
        self.fileSystemConfigs = fileSystemConfigs
        self.imageConfig = imageConfig
        self.ephemeralStorage = ephemeralStorage
        self.snapStart = snapStart
        self.loggingConfig = loggingConfig
        self.capacityProviderConfig = capacityProviderConfig
        self.durableConfig = durableConfig
        self.runtimeConfig = runtimeConfig
        self.acceleratorConfig = acceleratorConfig
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case role = "Role"
        case handler = "Handler"
        case description = "Description"
        case timeout = "Timeout"
        case memorySize = "MemorySize"
        case vpcConfig = "VpcConfig"
        case environment = "Environment"
        case runtime = "Runtime"
        case deadLetterConfig = "DeadLetterConfig"
        case kmsKeyArn = "KMSKeyArn"
        case tracingConfig = "TracingConfig"
        case revisionId = "RevisionId"
        case layers = "Layers"
        case fileSystemConfigs = "FileSystemConfigs"
        case imageConfig = "ImageConfig"
        case ephemeralStorage = "EphemeralStorage"
        case snapStart = "SnapStart"
        case loggingConfig = "LoggingConfig"
        case capacityProviderConfig = "CapacityProviderConfig"
        case durableConfig = "DurableConfig"
        case runtimeConfig = "RuntimeConfig"
        case acceleratorConfig = "AcceleratorConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.role = document["Role"].flatMap { $0.stringValue }
        self.handler = document["Handler"].flatMap { $0.stringValue }
        self.description = document["Description"].flatMap { $0.stringValue }
        self.timeout = document["Timeout"].flatMap { $0.integerValue }
        self.memorySize = document["MemorySize"].flatMap { $0.integerValue }
        self.vpcConfig = document["VpcConfig"].flatMap { VpcConfig(document: $0) }
        self.environment = document["Environment"].flatMap { Environment(document: $0) }
        self.runtime = document["Runtime"].flatMap { $0.stringValue.map(Runtime.init(rawValue:)) }
        self.deadLetterConfig = document["DeadLetterConfig"].flatMap { DeadLetterConfig(document: $0) }
        self.kmsKeyArn = document["KMSKeyArn"].flatMap { $0.stringValue }
        self.tracingConfig = document["TracingConfig"].flatMap { TracingConfig(document: $0) }
        self.revisionId = document["RevisionId"].flatMap { $0.stringValue }
        self.layers = document["Layers"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.fileSystemConfigs = document["FileSystemConfigs"].flatMap { $0.arrayValue?.compactMap { FileSystemConfig(document: $0) } }
        self.imageConfig = document["ImageConfig"].flatMap { ImageConfig(document: $0) }
        self.ephemeralStorage = document["EphemeralStorage"].flatMap { EphemeralStorage(document: $0) }
        self.snapStart = document["SnapStart"].flatMap { SnapStart(document: $0) }
        self.loggingConfig = document["LoggingConfig"].flatMap { LoggingConfig(document: $0) }
        self.capacityProviderConfig = document["CapacityProviderConfig"].flatMap { CapacityProviderConfig(document: $0) }
        self.durableConfig = document["DurableConfig"].flatMap { DurableConfig(document: $0) }
        self.runtimeConfig = document["RuntimeConfig"].flatMap { FunctionRuntimeConfig(document: $0) }
        self.acceleratorConfig = document["AcceleratorConfig"].flatMap { AcceleratorConfig(document: $0) }
    }
}

/// The model's `UpdateFunctionEventInvokeConfigRequest`.
package struct UpdateFunctionEventInvokeConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?
    /// `MaximumRetryAttempts`
    package var maximumRetryAttempts: Int?
    /// `MaximumEventAgeInSeconds`
    package var maximumEventAgeInSeconds: Int?
    /// `DestinationConfig`
    package var destinationConfig: DestinationConfig?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil,
        maximumRetryAttempts: Int? = nil,
        maximumEventAgeInSeconds: Int? = nil,
        destinationConfig: DestinationConfig? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
        self.maximumRetryAttempts = maximumRetryAttempts
        self.maximumEventAgeInSeconds = maximumEventAgeInSeconds
        self.destinationConfig = destinationConfig
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
        case maximumRetryAttempts = "MaximumRetryAttempts"
        case maximumEventAgeInSeconds = "MaximumEventAgeInSeconds"
        case destinationConfig = "DestinationConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
        self.maximumRetryAttempts = document["MaximumRetryAttempts"].flatMap { $0.integerValue }
        self.maximumEventAgeInSeconds = document["MaximumEventAgeInSeconds"].flatMap { $0.integerValue }
        self.destinationConfig = document["DestinationConfig"].flatMap { DestinationConfig(document: $0) }
    }
}

/// The model's `UpdateFunctionUrlConfigRequest`.
package struct UpdateFunctionUrlConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?
    /// `AuthType`
    package var authType: FunctionUrlAuthType?
    /// `Cors`
    package var cors: Cors?
    /// `InvokeMode`
    package var invokeMode: InvokeMode?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil,
        authType: FunctionUrlAuthType? = nil,
        cors: Cors? = nil,
        invokeMode: InvokeMode? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
        self.authType = authType
        self.cors = cors
        self.invokeMode = invokeMode
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
        case authType = "AuthType"
        case cors = "Cors"
        case invokeMode = "InvokeMode"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
        self.authType = document["AuthType"].flatMap { $0.stringValue.map(FunctionUrlAuthType.init(rawValue:)) }
        self.cors = document["Cors"].flatMap { Cors(document: $0) }
        self.invokeMode = document["InvokeMode"].flatMap { $0.stringValue.map(InvokeMode.init(rawValue:)) }
    }
}
