// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let pauseDurableExecutionRequest = StructureShape(
        name: "PauseDurableExecutionRequest",
        members: [
            MemberShape("DurableExecutionArn", Shapes.durableExecutionArn, isRequired: true, location: .label),
            MemberShape("ClientToken", Shapes.clientToken),
            MemberShape("Reason", Shapes.pauseReason),
            MemberShape("ExecutionTimeoutPaused", Shapes.executionTimeoutPaused),
        ]
    )

    static let publishLayerVersionRequest = StructureShape(
        name: "PublishLayerVersionRequest",
        members: [
            MemberShape("LayerName", Shapes.layerNameOrArn, isRequired: true, location: .label),
            MemberShape("Description", Shapes.description),
            MemberShape("Content", .structure(Shapes.layerVersionContentInput), isRequired: true),
            MemberShape("CompatibleArchitectures", Shapes.compatibleArchitectures),
            MemberShape("CompatibleRuntimes", Shapes.compatibleRuntimes),
            MemberShape("LicenseInfo", Shapes.licenseInfo),
        ]
    )

    static let publishVersionRequest = StructureShape(
        name: "PublishVersionRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("CodeSha256", Shapes.string),
            MemberShape("Description", Shapes.description),
            MemberShape("RevisionId", Shapes.string),
            MemberShape("PublishTo", Shapes.functionVersionLatestPublished),
        ]
    )

    static let putFunctionCodeSigningConfigRequest = StructureShape(
        name: "PutFunctionCodeSigningConfigRequest",
        members: [
            MemberShape("CodeSigningConfigArn", Shapes.codeSigningConfigArn, isRequired: true),
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
        ]
    )

    static let putFunctionConcurrencyRequest = StructureShape(
        name: "PutFunctionConcurrencyRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("ReservedConcurrentExecutions", Shapes.reservedConcurrentExecutions, isRequired: true),
        ]
    )

    static let putFunctionEventInvokeConfigRequest = StructureShape(
        name: "PutFunctionEventInvokeConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
            MemberShape("MaximumRetryAttempts", Shapes.maximumRetryAttempts),
            MemberShape("MaximumEventAgeInSeconds", Shapes.maximumEventAgeInSeconds),
            MemberShape("DestinationConfig", .structure(Shapes.destinationConfig)),
        ]
    )

    static let putFunctionRecursionConfigRequest = StructureShape(
        name: "PutFunctionRecursionConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.unqualifiedFunctionName, isRequired: true, location: .label),
            MemberShape("RecursiveLoop", Shapes.recursiveLoop, isRequired: true),
        ]
    )

    static let putFunctionScalingConfigRequest = StructureShape(
        name: "PutFunctionScalingConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.unqualifiedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.publishedFunctionQualifier, isRequired: true, location: .query("Qualifier")),
            MemberShape("FunctionScalingConfig", .structure(Shapes.functionScalingConfig)),
        ]
    )

    static let putProvisionedConcurrencyConfigRequest = StructureShape(
        name: "PutProvisionedConcurrencyConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.qualifier, isRequired: true, location: .query("Qualifier")),
            MemberShape("ProvisionedConcurrentExecutions", Shapes.positiveInteger, isRequired: true),
        ]
    )

    static let putResourcePolicyRequest = StructureShape(
        name: "PutResourcePolicyRequest",
        members: [
            MemberShape("ResourceArn", Shapes.policyResourceArn, isRequired: true, location: .label),
            MemberShape("Policy", Shapes.resourcePolicy, isRequired: true),
            MemberShape("RevisionId", Shapes.revisionId),
        ]
    )

    static let putRuntimeManagementConfigRequest = StructureShape(
        name: "PutRuntimeManagementConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
            MemberShape("UpdateRuntimeOn", Shapes.updateRuntimeOn, isRequired: true),
            MemberShape("RuntimeVersionArn", Shapes.runtimeVersionArn),
        ]
    )
}
