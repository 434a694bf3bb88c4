// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let untagResourceRequest = StructureShape(
        name: "UntagResourceRequest",
        members: [
            MemberShape("Resource", Shapes.taggableResource, isRequired: true, location: .label),
            MemberShape("TagKeys", Shapes.tagKeyList, isRequired: true, location: .query("tagKeys")),
        ]
    )

    static let updateAliasRequest = StructureShape(
        name: "UpdateAliasRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("Name", Shapes.alias, isRequired: true, location: .label),
            MemberShape("FunctionVersion", Shapes.versionWithLatestPublished),
            MemberShape("Description", Shapes.description),
            MemberShape("RoutingConfig", .structure(Shapes.aliasRoutingConfiguration)),
            MemberShape("RevisionId", Shapes.string),
        ]
    )

    static let updateCapacityProviderRequest = StructureShape(
        name: "UpdateCapacityProviderRequest",
        members: [
            MemberShape("CapacityProviderName", Shapes.capacityProviderName, isRequired: true, location: .label),
            MemberShape("CapacityProviderScalingConfig", .structure(Shapes.capacityProviderScalingConfig)),
            MemberShape("PropagateTags", .structure(Shapes.propagateTags)),
            MemberShape("TelemetryConfig", .structure(Shapes.capacityProviderTelemetryConfig)),
        ]
    )

    static let updateCodeSigningConfigRequest = StructureShape(
        name: "UpdateCodeSigningConfigRequest",
        members: [
            MemberShape("CodeSigningConfigArn", Shapes.codeSigningConfigArn, isRequired: true, location: .label),
            MemberShape("Description", Shapes.description),
            MemberShape("AllowedPublishers", .structure(Shapes.allowedPublishers)),
            MemberShape("CodeSigningPolicies", .structure(Shapes.codeSigningPolicies)),
        ]
    )

    static let updateEventSourceMappingRequest = StructureShape(
        name: "UpdateEventSourceMappingRequest",
        members: [
            MemberShape("UUID", Shapes.uuidString, isRequired: true, location: .label),
            MemberShape("FunctionName", Shapes.namespacedFunctionName),
            MemberShape("Enabled", Shapes.enabled),
            MemberShape("BatchSize", Shapes.batchSize),
            MemberShape("FilterCriteria", .structure(Shapes.filterCriteria)),
            MemberShape("KMSKeyArn", Shapes.kmsKeyArn),
            MemberShape("MetricsConfig", .structure(Shapes.eventSourceMappingMetricsConfig)),
            MemberShape("LoggingConfig", .structure(Shapes.eventSourceMappingLoggingConfig)),
            MemberShape("ScalingConfig", .structure(Shapes.scalingConfig)),
            MemberShape("MaximumBatchingWindowInSeconds", Shapes.maximumBatchingWindowInSeconds),
            MemberShape("ParallelizationFactor", Shapes.parallelizationFactor),
            MemberShape("DestinationConfig", .structure(Shapes.destinationConfig)),
            MemberShape("MaximumRecordAgeInSeconds", Shapes.maximumRecordAgeInSeconds),
            MemberShape("BisectBatchOnFunctionError", Shapes.bisectBatchOnFunctionError),
            MemberShape("MaximumRetryAttempts", Shapes.maximumRetryAttemptsEventSourceMapping),
            MemberShape("TumblingWindowInSeconds", Shapes.tumblingWindowInSeconds),
            MemberShape("SourceAccessConfigurations", Shapes.sourceAccessConfigurations),
            MemberShape("FunctionResponseTypes", Shapes.functionResponseTypeList),
            MemberShape("AmazonManagedKafkaEventSourceConfig", .structure(Shapes.amazonManagedKafkaEventSourceConfig)),
            MemberShape("SelfManagedKafkaEventSourceConfig", .structure(Shapes.selfManagedKafkaEventSourceConfig)),
            MemberShape("DocumentDBEventSourceConfig", .structure(Shapes.documentDBEventSourceConfig)),
            MemberShape("ProvisionedPollerConfig", .structure(Shapes.provisionedPollerConfig)),
        ]
    )

    static let updateFunctionCodeRequest = StructureShape(
        name: "UpdateFunctionCodeRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("ZipFile", Shapes.blob),
            MemberShape("S3Bucket", Shapes.s3Bucket),
            MemberShape("S3Key", Shapes.s3Key),
            MemberShape("S3ObjectVersion", Shapes.s3ObjectVersion),
            MemberShape("S3ObjectStorageMode", Shapes.s3ObjectStorageMode),
            MemberShape("ImageUri", Shapes.string),
            MemberShape("Architectures", Shapes.architecturesList),
            MemberShape("Publish", Shapes.boolean),
            MemberShape("PublishTo", Shapes.functionVersionLatestPublished),
            MemberShape("DryRun", Shapes.boolean),
            MemberShape("RevisionId", Shapes.string),
            MemberShape("SourceKMSKeyArn", Shapes.kmsKeyArn),
        ]
    )

    static let updateFunctionConfigurationRequest = StructureShape(
        name: "UpdateFunctionConfigurationRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("Role", Shapes.roleArn),
            MemberShape("Handler", Shapes.handler),
            MemberShape("Description", Shapes.description),
            MemberShape("Timeout", Shapes.timeout),
            MemberShape("MemorySize", Shapes.memorySize),
            MemberShape("VpcConfig", .structure(Shapes.vpcConfig)),
            MemberShape("Environment", .structure(Shapes.environment)),
            MemberShape("Runtime", Shapes.runtime),
            MemberShape("DeadLetterConfig", .structure(Shapes.deadLetterConfig)),
            MemberShape("KMSKeyArn", Shapes.kmsKeyArn),
            MemberShape("TracingConfig", .structure(Shapes.tracingConfig)),
            MemberShape("RevisionId", Shapes.string),
            MemberShape("Layers", Shapes.layerList),
            MemberShape("FileSystemConfigs", Shapes.fileSystemConfigList),
            MemberShape("ImageConfig", .structure(Shapes.imageConfig)),
            MemberShape("EphemeralStorage", .structure(Shapes.ephemeralStorage)),
            MemberShape("SnapStart", .structure(Shapes.snapStart)),
            MemberShape("LoggingConfig", .structure(Shapes.loggingConfig)),
            MemberShape("CapacityProviderConfig", .structure(Shapes.capacityProviderConfig)),
            MemberShape("DurableConfig", .structure(Shapes.durableConfig)),
            MemberShape("RuntimeConfig", .structure(Shapes.functionRuntimeConfig)),
            MemberShape("AcceleratorConfig", .structure(Shapes.acceleratorConfig)),
        ]
    )

    static let updateFunctionEventInvokeConfigRequest = StructureShape(
        name: "UpdateFunctionEventInvokeConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
            MemberShape("MaximumRetryAttempts", Shapes.maximumRetryAttempts),
            MemberShape("MaximumEventAgeInSeconds", Shapes.maximumEventAgeInSeconds),
            MemberShape("DestinationConfig", .structure(Shapes.destinationConfig)),
        ]
    )

    static let updateFunctionUrlConfigRequest = StructureShape(
        name: "UpdateFunctionUrlConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionUrlFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.functionUrlQualifier, location: .query("Qualifier")),
            MemberShape("AuthType", Shapes.functionUrlAuthType),
            MemberShape("Cors", .structure(Shapes.cors)),
            MemberShape("InvokeMode", Shapes.invokeMode),
        ]
    )
}
