// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let checkpointDurableExecutionRequest = StructureShape(
        name: "CheckpointDurableExecutionRequest",
        members: [
            MemberShape("DurableExecutionArn", Shapes.durableExecutionArn, isRequired: true, location: .label),
            MemberShape("CheckpointToken", Shapes.checkpointToken, isRequired: true),
            MemberShape("Updates", Shapes.operationUpdates),
            MemberShape("ClientToken", Shapes.clientToken),
        ]
    )

    static let createAliasRequest = StructureShape(
        name: "CreateAliasRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("Name", Shapes.alias, isRequired: true),
            MemberShape("FunctionVersion", Shapes.versionWithLatestPublished, isRequired: true),
            MemberShape("Description", Shapes.description),
            MemberShape("RoutingConfig", .structure(Shapes.aliasRoutingConfiguration)),
        ]
    )

    static let createCapacityProviderRequest = StructureShape(
        name: "CreateCapacityProviderRequest",
        members: [
            MemberShape("CapacityProviderName", Shapes.capacityProviderName, isRequired: true),
            MemberShape("VpcConfig", .structure(Shapes.capacityProviderVpcConfig), isRequired: true),
            MemberShape("PermissionsConfig", .structure(Shapes.capacityProviderPermissionsConfig), isRequired: true),
            MemberShape("InstanceRequirements", .structure(Shapes.instanceRequirements)),
            MemberShape("CapacityProviderScalingConfig", .structure(Shapes.capacityProviderScalingConfig)),
            MemberShape("KmsKeyArn", Shapes.kmsKeyArnNonEmpty),
            MemberShape("Tags", Shapes.tags),
            MemberShape("PropagateTags", .structure(Shapes.propagateTags)),
            MemberShape("TelemetryConfig", .structure(Shapes.capacityProviderTelemetryConfig)),
        ]
    )

    static let createCodeSigningConfigRequest = StructureShape(
        name: "CreateCodeSigningConfigRequest",
        members: [
            MemberShape("Description", Shapes.description),
            MemberShape("AllowedPublishers", .structure(Shapes.allowedPublishers), isRequired: true),
            MemberShape("CodeSigningPolicies", .structure(Shapes.codeSigningPolicies)),
            MemberShape("Tags", Shapes.tags),
        ]
    )

    static let createEventSourceMappingRequest = StructureShape(
        name: "CreateEventSourceMappingRequest",
        members: [
            MemberShape("EventSourceArn", Shapes.arn),
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true),
            MemberShape("Enabled", Shapes.enabled),
            MemberShape("BatchSize", Shapes.batchSize),
            MemberShape("FilterCriteria", .structure(Shapes.filterCriteria)),
            MemberShape("KMSKeyArn", Shapes.kmsKeyArn),
            MemberShape("MetricsConfig", .structure(Shapes.eventSourceMappingMetricsConfig)),
            MemberShape("LoggingConfig", .structure(Shapes.eventSourceMappingLoggingConfig)),
            MemberShape("ScalingConfig", .structure(Shapes.scalingConfig)),
            MemberShape("MaximumBatchingWindowInSeconds", Shapes.maximumBatchingWindowInSeconds),
            MemberShape("ParallelizationFactor", Shapes.parallelizationFactor),
            MemberShape("StartingPosition", Shapes.eventSourcePosition),
            MemberShape("StartingPositionTimestamp", Shapes.date),
            MemberShape("DestinationConfig", .structure(Shapes.destinationConfig)),
            MemberShape("MaximumRecordAgeInSeconds", Shapes.maximumRecordAgeInSeconds),
            MemberShape("BisectBatchOnFunctionError", Shapes.bisectBatchOnFunctionError),
            MemberShape("MaximumRetryAttempts", Shapes.maximumRetryAttemptsEventSourceMapping),
            MemberShape("Tags", Shapes.tags),
            MemberShape("TumblingWindowInSeconds", Shapes.tumblingWindowInSeconds),
            MemberShape("Topics", Shapes.topics),
            MemberShape("Queues", Shapes.queues),
            MemberShape("SourceAccessConfigurations", Shapes.sourceAccessConfigurations),
            MemberShape("SelfManagedEventSource", .structure(Shapes.selfManagedEventSource)),
            MemberShape("FunctionResponseTypes", Shapes.functionResponseTypeList),
            MemberShape("AmazonManagedKafkaEventSourceConfig", .structure(Shapes.amazonManagedKafkaEventSourceConfig)),
            MemberShape("SelfManagedKafkaEventSourceConfig", .structure(Shapes.selfManagedKafkaEventSourceConfig)),
            MemberShape("DocumentDBEventSourceConfig", .structure(Shapes.documentDBEventSourceConfig)),
            MemberShape("ProvisionedPollerConfig", .structure(Shapes.provisionedPollerConfig)),
        ]
    )

    static let createFunctionRequest = StructureShape(
        name: "CreateFunctionRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true),
            MemberShape("Runtime", Shapes.runtime),
            MemberShape("Role", Shapes.roleArn, isRequired: true),
            MemberShape("Handler", Shapes.handler),
            MemberShape("Code", .structure(Shapes.functionCode), isRequired: true),
            MemberShape("Description", Shapes.description),
            MemberShape("Timeout", Shapes.timeout),
            MemberShape("MemorySize", Shapes.memorySize),
            MemberShape("Publish", Shapes.boolean),
            MemberShape("PublishTo", Shapes.functionVersionLatestPublished),
            MemberShape("VpcConfig", .structure(Shapes.vpcConfig)),
            MemberShape("PackageType", Shapes.packageType),
            MemberShape("DeadLetterConfig", .structure(Shapes.deadLetterConfig)),
            MemberShape("Environment", .structure(Shapes.environment)),
            MemberShape("KMSKeyArn", Shapes.kmsKeyArn),
            MemberShape("TracingConfig", .structure(Shapes.tracingConfig)),
            MemberShape("Tags", Shapes.tags),
            MemberShape("Layers", Shapes.layerList),
            MemberShape("FileSystemConfigs", Shapes.fileSystemConfigList),
            MemberShape("CodeSigningConfigArn", Shapes.codeSigningConfigArn),
            MemberShape("ImageConfig", .structure(Shapes.imageConfig)),
            MemberShape("Architectures", Shapes.architecturesList),
            MemberShape("EphemeralStorage", .structure(Shapes.ephemeralStorage)),
            MemberShape("SnapStart", .structure(Shapes.snapStart)),
            MemberShape("LoggingConfig", .structure(Shapes.loggingConfig)),
            MemberShape("TenancyConfig", .structure(Shapes.tenancyConfig)),
            MemberShape("CapacityProviderConfig", .structure(Shapes.capacityProviderConfig)),
            MemberShape("DurableConfig", .structure(Shapes.durableConfig)),
            MemberShape("RuntimeConfig", .structure(Shapes.functionRuntimeConfig)),
            MemberShape("AcceleratorConfig", .structure(Shapes.acceleratorConfig)),
        ]
    )

    static let createFunctionUrlConfigRequest = StructureShape(
        name: "CreateFunctionUrlConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionUrlFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.functionUrlQualifier, location: .query("Qualifier")),
            MemberShape("AuthType", Shapes.functionUrlAuthType, isRequired: true),
            MemberShape("Cors", .structure(Shapes.cors)),
            MemberShape("InvokeMode", Shapes.invokeMode),
        ]
    )
}
