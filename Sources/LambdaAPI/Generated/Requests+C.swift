// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `CheckpointDurableExecutionRequest`.
package struct CheckpointDurableExecutionRequest: Sendable, Equatable, Codable {
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?
    /// `CheckpointToken`
    package var checkpointToken: String?
    /// `Updates`
    package var updates: [OperationUpdate]?
    /// `ClientToken`
    package var clientToken: String?

    /// Every member, each absent unless given.
    package init(
        durableExecutionArn: String? = nil,
        checkpointToken: String? = nil,
        updates: [OperationUpdate]? = nil,
        clientToken: String? = nil
    ) {
        self.durableExecutionArn = durableExecutionArn
        self.checkpointToken = checkpointToken
        self.updates = updates
        self.clientToken = clientToken
    }

    private enum CodingKeys: String, CodingKey {
        case durableExecutionArn = "DurableExecutionArn"
        case checkpointToken = "CheckpointToken"
        case updates = "Updates"
        case clientToken = "ClientToken"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.durableExecutionArn = document["DurableExecutionArn"].flatMap { $0.stringValue }
        self.checkpointToken = document["CheckpointToken"].flatMap { $0.stringValue }
        self.updates = document["Updates"].flatMap { $0.arrayValue?.compactMap { OperationUpdate(document: $0) } }
        self.clientToken = document["ClientToken"].flatMap { $0.stringValue }
    }
}

/// The model's `CreateAliasRequest`.
package struct CreateAliasRequest: Sendable, Equatable, Codable {
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

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        name: String? = nil,
        functionVersion: String? = nil,
        description: String? = nil,
        routingConfig: AliasRoutingConfiguration? = nil
    ) {
        self.functionName = functionName
        self.name = name
        self.functionVersion = functionVersion
        self.description = description
        self.routingConfig = routingConfig
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case name = "Name"
        case functionVersion = "FunctionVersion"
        case description = "Description"
        case routingConfig = "RoutingConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.name = document["Name"].flatMap { $0.stringValue }
        self.functionVersion = document["FunctionVersion"].flatMap { $0.stringValue }
        self.description = document["Description"].flatMap { $0.stringValue }
        self.routingConfig = document["RoutingConfig"].flatMap { AliasRoutingConfiguration(document: $0) }
    }
}

/// The model's `CreateCapacityProviderRequest`.
package struct CreateCapacityProviderRequest: Sendable, Equatable, Codable {
    /// `CapacityProviderName`
    package var capacityProviderName: String?
    /// `VpcConfig`
    package var vpcConfig: CapacityProviderVpcConfig?
    /// `PermissionsConfig`
    package var permissionsConfig: CapacityProviderPermissionsConfig?
    /// `InstanceRequirements`
    package var instanceRequirements: InstanceRequirements?
    /// `CapacityProviderScalingConfig`
    package var capacityProviderScalingConfig: CapacityProviderScalingConfig?
    /// `KmsKeyArn`
    package var kmsKeyArn: String?
    /// `Tags`
    package var tags: [String: String]?
    /// `PropagateTags`
    package var propagateTags: PropagateTags?
    /// `TelemetryConfig`
    package var telemetryConfig: CapacityProviderTelemetryConfig?

    /// Every member, each absent unless given.
    package init(
        capacityProviderName: String? = nil,
        vpcConfig: CapacityProviderVpcConfig? = nil,
        permissionsConfig: CapacityProviderPermissionsConfig? = nil,
        instanceRequirements: InstanceRequirements? = nil,
        capacityProviderScalingConfig: CapacityProviderScalingConfig? = nil,
        kmsKeyArn: String? = nil,
        tags: [String: String]? = nil,
        propagateTags: PropagateTags? = nil,
        telemetryConfig: CapacityProviderTelemetryConfig? = nil
    ) {
        self.capacityProviderName = capacityProviderName
        self.vpcConfig = vpcConfig
        self.permissionsConfig = permissionsConfig
        self.instanceRequirements = instanceRequirements
        self.capacityProviderScalingConfig = capacityProviderScalingConfig
        self.kmsKeyArn = kmsKeyArn
        self.tags = tags
        self.propagateTags = propagateTags
        self.telemetryConfig = telemetryConfig
    }

    private enum CodingKeys: String, CodingKey {
        case capacityProviderName = "CapacityProviderName"
        case vpcConfig = "VpcConfig"
        case permissionsConfig = "PermissionsConfig"
        case instanceRequirements = "InstanceRequirements"
        case capacityProviderScalingConfig = "CapacityProviderScalingConfig"
        case kmsKeyArn = "KmsKeyArn"
        case tags = "Tags"
        case propagateTags = "PropagateTags"
        case telemetryConfig = "TelemetryConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.capacityProviderName = document["CapacityProviderName"].flatMap { $0.stringValue }
        self.vpcConfig = document["VpcConfig"].flatMap { CapacityProviderVpcConfig(document: $0) }
        self.permissionsConfig = document["PermissionsConfig"].flatMap { CapacityProviderPermissionsConfig(document: $0) }
        self.instanceRequirements = document["InstanceRequirements"].flatMap { InstanceRequirements(document: $0) }
        self.capacityProviderScalingConfig = document["CapacityProviderScalingConfig"].flatMap { CapacityProviderScalingConfig(document: $0) }
        self.kmsKeyArn = document["KmsKeyArn"].flatMap { $0.stringValue }
        self.tags = document["Tags"].flatMap { $0.objectValue?.compactMapValues { $0.stringValue } }
        self.propagateTags = document["PropagateTags"].flatMap { PropagateTags(document: $0) }
        self.telemetryConfig = document["TelemetryConfig"].flatMap { CapacityProviderTelemetryConfig(document: $0) }
    }
}

/// The model's `CreateCodeSigningConfigRequest`.
package struct CreateCodeSigningConfigRequest: Sendable, Equatable, Codable {
    /// `Description`
    package var description: String?
    /// `AllowedPublishers`
    package var allowedPublishers: AllowedPublishers?
    /// `CodeSigningPolicies`
    package var codeSigningPolicies: CodeSigningPolicies?
    /// `Tags`
    package var tags: [String: String]?

    /// Every member, each absent unless given.
    package init(
        description: String? = nil,
        allowedPublishers: AllowedPublishers? = nil,
        codeSigningPolicies: CodeSigningPolicies? = nil,
        tags: [String: String]? = nil
    ) {
        self.description = description
        self.allowedPublishers = allowedPublishers
        self.codeSigningPolicies = codeSigningPolicies
        self.tags = tags
    }

    private enum CodingKeys: String, CodingKey {
        case description = "Description"
        case allowedPublishers = "AllowedPublishers"
        case codeSigningPolicies = "CodeSigningPolicies"
        case tags = "Tags"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.description = document["Description"].flatMap { $0.stringValue }
        self.allowedPublishers = document["AllowedPublishers"].flatMap { AllowedPublishers(document: $0) }
        self.codeSigningPolicies = document["CodeSigningPolicies"].flatMap { CodeSigningPolicies(document: $0) }
        self.tags = document["Tags"].flatMap { $0.objectValue?.compactMapValues { $0.stringValue } }
    }
}

/// The model's `CreateEventSourceMappingRequest`.
package struct CreateEventSourceMappingRequest: Sendable, Equatable, Codable {
    /// `EventSourceArn`
    package var eventSourceArn: String?
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
    /// `StartingPosition`
    package var startingPosition: EventSourcePosition?
    /// `StartingPositionTimestamp`
    package var startingPositionTimestamp: Date?
    /// `DestinationConfig`
    package var destinationConfig: DestinationConfig?
    /// `MaximumRecordAgeInSeconds`
    package var maximumRecordAgeInSeconds: Int?
    /// `BisectBatchOnFunctionError`
    package var bisectBatchOnFunctionError: Bool?
    /// `MaximumRetryAttempts`
    package var maximumRetryAttempts: Int?
    /// `Tags`
    package var tags: [String: String]?
    /// `TumblingWindowInSeconds`
    package var tumblingWindowInSeconds: Int?
    /// `Topics`
    package var topics: [String]?
    /// `Queues`
    package var queues: [String]?
    /// `SourceAccessConfigurations`
    package var sourceAccessConfigurations: [SourceAccessConfiguration]?
    /// `SelfManagedEventSource`
    package var selfManagedEventSource: SelfManagedEventSource?
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
        eventSourceArn: String? = nil,
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
        startingPosition: EventSourcePosition? = nil,
        startingPositionTimestamp: Date? = nil,
        destinationConfig: DestinationConfig? = nil,
        maximumRecordAgeInSeconds: Int? = nil,
        bisectBatchOnFunctionError: Bool? = nil,
        maximumRetryAttempts: Int? = nil,
        tags: [String: String]? = nil,
        tumblingWindowInSeconds: Int? = nil,
        topics: [String]? = nil,
        queues: [String]? = nil,
        sourceAccessConfigurations: [SourceAccessConfiguration]? = nil,
        selfManagedEventSource: SelfManagedEventSource? = nil,
        functionResponseTypes: [FunctionResponseType]? = nil,
        amazonManagedKafkaEventSourceConfig: AmazonManagedKafkaEventSourceConfig? = nil,
        selfManagedKafkaEventSourceConfig: SelfManagedKafkaEventSourceConfig? = nil,
        documentDBEventSourceConfig: DocumentDBEventSourceConfig? = nil,
        provisionedPollerConfig: ProvisionedPollerConfig? = nil
    ) {
        self.eventSourceArn = eventSourceArn
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
        self.startingPosition = startingPosition
        self.startingPositionTimestamp = startingPositionTimestamp
        self.destinationConfig = destinationConfig
        self.maximumRecordAgeInSeconds = maximumRecordAgeInSeconds
        self.bisectBatchOnFunctionError = bisectBatchOnFunctionError
        self.maximumRetryAttempts = maximumRetryAttempts
        self.tags = tags
        self.tumblingWindowInSeconds = tumblingWindowInSeconds
        self.topics = topics
        self.queues = queues
        self.sourceAccessConfigurations = sourceAccessConfigurations
        self.selfManagedEventSource = selfManagedEventSource
        self.functionResponseTypes = functionResponseTypes
        self.amazonManagedKafkaEventSourceConfig = amazonManagedKafkaEventSourceConfig
        self.selfManagedKafkaEventSourceConfig = selfManagedKafkaEventSourceConfig
        self.documentDBEventSourceConfig = documentDBEventSourceConfig
        self.provisionedPollerConfig = provisionedPollerConfig
    }

    private enum CodingKeys: String, CodingKey {
        case eventSourceArn = "EventSourceArn"
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
        case startingPosition = "StartingPosition"
        case startingPositionTimestamp = "StartingPositionTimestamp"
        case destinationConfig = "DestinationConfig"
        case maximumRecordAgeInSeconds = "MaximumRecordAgeInSeconds"
        case bisectBatchOnFunctionError = "BisectBatchOnFunctionError"
        case maximumRetryAttempts = "MaximumRetryAttempts"
        case tags = "Tags"
        case tumblingWindowInSeconds = "TumblingWindowInSeconds"
        case topics = "Topics"
        case queues = "Queues"
        case sourceAccessConfigurations = "SourceAccessConfigurations"
        case selfManagedEventSource = "SelfManagedEventSource"
        case functionResponseTypes = "FunctionResponseTypes"
        case amazonManagedKafkaEventSourceConfig = "AmazonManagedKafkaEventSourceConfig"
        case selfManagedKafkaEventSourceConfig = "SelfManagedKafkaEventSourceConfig"
        case documentDBEventSourceConfig = "DocumentDBEventSourceConfig"
        case provisionedPollerConfig = "ProvisionedPollerConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.eventSourceArn = document["EventSourceArn"].flatMap { $0.stringValue }
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
        self.startingPosition = document["StartingPosition"].flatMap { $0.stringValue.map(EventSourcePosition.init(rawValue:)) }
        self.startingPositionTimestamp = document["StartingPositionTimestamp"].flatMap { $0.dateValue }
        self.destinationConfig = document["DestinationConfig"].flatMap { DestinationConfig(document: $0) }
        self.maximumRecordAgeInSeconds = document["MaximumRecordAgeInSeconds"].flatMap { $0.integerValue }
        self.bisectBatchOnFunctionError = document["BisectBatchOnFunctionError"].flatMap { $0.boolValue }
        self.maximumRetryAttempts = document["MaximumRetryAttempts"].flatMap { $0.integerValue }
        self.tags = document["Tags"].flatMap { $0.objectValue?.compactMapValues { $0.stringValue } }
        self.tumblingWindowInSeconds = document["TumblingWindowInSeconds"].flatMap { $0.integerValue }
        self.topics = document["Topics"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.queues = document["Queues"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.sourceAccessConfigurations = document["SourceAccessConfigurations"].flatMap { $0.arrayValue?.compactMap { SourceAccessConfiguration(document: $0) } }
        self.selfManagedEventSource = document["SelfManagedEventSource"].flatMap { SelfManagedEventSource(document: $0) }
        self.functionResponseTypes = document["FunctionResponseTypes"].flatMap { $0.arrayValue?.compactMap { $0.stringValue.map(FunctionResponseType.init(rawValue:)) } }
        self.amazonManagedKafkaEventSourceConfig = document["AmazonManagedKafkaEventSourceConfig"].flatMap { AmazonManagedKafkaEventSourceConfig(document: $0) }
        self.selfManagedKafkaEventSourceConfig = document["SelfManagedKafkaEventSourceConfig"].flatMap { SelfManagedKafkaEventSourceConfig(document: $0) }
        self.documentDBEventSourceConfig = document["DocumentDBEventSourceConfig"].flatMap { DocumentDBEventSourceConfig(document: $0) }
        self.provisionedPollerConfig = document["ProvisionedPollerConfig"].flatMap { ProvisionedPollerConfig(document: $0) }
    }
}

/// The model's `CreateFunctionRequest`.
package struct CreateFunctionRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Runtime`
    package var runtime: Runtime?
    /// `Role`
    package var role: String?
    /// `Handler`
    package var handler: String?
    /// `Code`
    package var code: FunctionCode?
    /// `Description`
    package var description: String?
    /// `Timeout`
    package var timeout: Int?
    /// `MemorySize`
    package var memorySize: Int?
    /// `Publish`
    package var publish: Bool?
    /// `PublishTo`
    package var publishTo: FunctionVersionLatestPublished?
    /// `VpcConfig`
    package var vpcConfig: VpcConfig?
    /// `PackageType`
    package var packageType: PackageType?
    /// `DeadLetterConfig`
    package var deadLetterConfig: DeadLetterConfig?
    /// `Environment`
    package var environment: Environment?
    /// `KMSKeyArn`
    package var kmsKeyArn: String?
    /// `TracingConfig`
    package var tracingConfig: TracingConfig?
    /// `Tags`
    package var tags: [String: String]?
    /// `Layers`
    package var layers: [String]?
    /// `FileSystemConfigs`
    package var fileSystemConfigs: [FileSystemConfig]?
    /// `CodeSigningConfigArn`
    package var codeSigningConfigArn: String?
    /// `ImageConfig`
    package var imageConfig: ImageConfig?
    /// `Architectures`
    package var architectures: [Architecture]?
    /// `EphemeralStorage`
    package var ephemeralStorage: EphemeralStorage?
    /// `SnapStart`
    package var snapStart: SnapStart?
    /// `LoggingConfig`
    package var loggingConfig: LoggingConfig?
    /// `TenancyConfig`
    package var tenancyConfig: TenancyConfig?
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
        runtime: Runtime? = nil,
        role: String? = nil,
        handler: String? = nil,
        code: FunctionCode? = nil,
        description: String? = nil,
        timeout: Int? = nil,
        memorySize: Int? = nil,
        publish: Bool? = nil,
        publishTo: FunctionVersionLatestPublished? = nil,
        vpcConfig: VpcConfig? = nil,
        packageType: PackageType? = nil,
        deadLetterConfig: DeadLetterConfig? = nil,
        environment: Environment? = nil,
        kmsKeyArn: String? = nil,
        tracingConfig: TracingConfig? = nil,
        tags: [String: String]? = nil,
        layers: [String]? = nil,
        fileSystemConfigs: [FileSystemConfig]? = nil,
        codeSigningConfigArn: String? = nil,
        imageConfig: ImageConfig? = nil,
        architectures: [Architecture]? = nil,
        ephemeralStorage: EphemeralStorage? = nil,
        snapStart: SnapStart? = nil,
        loggingConfig: LoggingConfig? = nil,
        tenancyConfig: TenancyConfig? = nil,
        capacityProviderConfig: CapacityProviderConfig? = nil,
        durableConfig: DurableConfig? = nil,
        runtimeConfig: FunctionRuntimeConfig? = nil,
        acceleratorConfig: AcceleratorConfig? = nil
    ) {
        self.functionName = functionName
        self.runtime = runtime
        self.role = role
        self.handler = handler
        self.code = code
        self.description = description
        self.timeout = timeout
        self.memorySize = memorySize
        self.publish = publish
        self.publishTo = publishTo
        self.vpcConfig = vpcConfig
        self.packageType = packageType
        self.deadLetterConfig = deadLetterConfig
        self.environment = environment
        self.kmsKeyArn = kmsKeyArn
        self.tracingConfig = tracingConfig
        self.tags = tags
        self.layers = layers
        self.fileSystemConfigs = fileSystemConfigs
        self.codeSigningConfigArn = codeSigningConfigArn
        self.imageConfig = imageConfig
        self.architectures = architectures
        self.ephemeralStorage = ephemeralStorage
        self.snapStart = snapStart
        self.loggingConfig = loggingConfig
        self.tenancyConfig = tenancyConfig
        self.capacityProviderConfig = capacityProviderConfig
        self.durableConfig = durableConfig
        self.runtimeConfig = runtimeConfig
        self.acceleratorConfig = acceleratorConfig
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case runtime = "Runtime"
        case role = "Role"
        case handler = "Handler"
        case code = "Code"
        case description = "Description"
        case timeout = "Timeout"
        case memorySize = "MemorySize"
        case publish = "Publish"
        case publishTo = "PublishTo"
        case vpcConfig = "VpcConfig"
        case packageType = "PackageType"
        case deadLetterConfig = "DeadLetterConfig"
        case environment = "Environment"
        case kmsKeyArn = "KMSKeyArn"
        case tracingConfig = "TracingConfig"
        case tags = "Tags"
        case layers = "Layers"
        case fileSystemConfigs = "FileSystemConfigs"
        case codeSigningConfigArn = "CodeSigningConfigArn"
        case imageConfig = "ImageConfig"
        case architectures = "Architectures"
        case ephemeralStorage = "EphemeralStorage"
        case snapStart = "SnapStart"
        case loggingConfig = "LoggingConfig"
        case tenancyConfig = "TenancyConfig"
        case capacityProviderConfig = "CapacityProviderConfig"
        case durableConfig = "DurableConfig"
        case runtimeConfig = "RuntimeConfig"
        case acceleratorConfig = "AcceleratorConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.runtime = document["Runtime"].flatMap { $0.stringValue.map(Runtime.init(rawValue:)) }
        self.role = document["Role"].flatMap { $0.stringValue }
        self.handler = document["Handler"].flatMap { $0.stringValue }
        self.code = document["Code"].flatMap { FunctionCode(document: $0) }
        self.description = document["Description"].flatMap { $0.stringValue }
        self.timeout = document["Timeout"].flatMap { $0.integerValue }
        self.memorySize = document["MemorySize"].flatMap { $0.integerValue }
        self.publish = document["Publish"].flatMap { $0.boolValue }
        self.publishTo = document["PublishTo"].flatMap { $0.stringValue.map(FunctionVersionLatestPublished.init(rawValue:)) }
        self.vpcConfig = document["VpcConfig"].flatMap { VpcConfig(document: $0) }
        self.packageType = document["PackageType"].flatMap { $0.stringValue.map(PackageType.init(rawValue:)) }
        self.deadLetterConfig = document["DeadLetterConfig"].flatMap { DeadLetterConfig(document: $0) }
        self.environment = document["Environment"].flatMap { Environment(document: $0) }
        self.kmsKeyArn = document["KMSKeyArn"].flatMap { $0.stringValue }
        self.tracingConfig = document["TracingConfig"].flatMap { TracingConfig(document: $0) }
        self.tags = document["Tags"].flatMap { $0.objectValue?.compactMapValues { $0.stringValue } }
        self.layers = document["Layers"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.fileSystemConfigs = document["FileSystemConfigs"].flatMap { $0.arrayValue?.compactMap { FileSystemConfig(document: $0) } }
        self.codeSigningConfigArn = document["CodeSigningConfigArn"].flatMap { $0.stringValue }
        self.imageConfig = document["ImageConfig"].flatMap { ImageConfig(document: $0) }
        self.architectures = document["Architectures"].flatMap { $0.arrayValue?.compactMap { $0.stringValue.map(Architecture.init(rawValue:)) } }
        self.ephemeralStorage = document["EphemeralStorage"].flatMap { EphemeralStorage(document: $0) }
        self.snapStart = document["SnapStart"].flatMap { SnapStart(document: $0) }
        self.loggingConfig = document["LoggingConfig"].flatMap { LoggingConfig(document: $0) }
        self.tenancyConfig = document["TenancyConfig"].flatMap { TenancyConfig(document: $0) }
        self.capacityProviderConfig = document["CapacityProviderConfig"].flatMap { CapacityProviderConfig(document: $0) }
        self.durableConfig = document["DurableConfig"].flatMap { DurableConfig(document: $0) }
        self.runtimeConfig = document["RuntimeConfig"].flatMap { FunctionRuntimeConfig(document: $0) }
        self.acceleratorConfig = document["AcceleratorConfig"].flatMap { AcceleratorConfig(document: $0) }
    }
}

/// The model's `CreateFunctionUrlConfigRequest`.
package struct CreateFunctionUrlConfigRequest: Sendable, Equatable, Codable {
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
