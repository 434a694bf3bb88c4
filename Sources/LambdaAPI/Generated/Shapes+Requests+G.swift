// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let getAccountSettingsRequest = StructureShape(
        name: "GetAccountSettingsRequest",
        members: [
        ]
    )

    static let getAliasRequest = StructureShape(
        name: "GetAliasRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("Name", Shapes.alias, isRequired: true, location: .label),
        ]
    )

    static let getCapacityProviderRequest = StructureShape(
        name: "GetCapacityProviderRequest",
        members: [
            MemberShape("CapacityProviderName", Shapes.capacityProviderName, isRequired: true, location: .label),
        ]
    )

    static let getCodeSigningConfigRequest = StructureShape(
        name: "GetCodeSigningConfigRequest",
        members: [
            MemberShape("CodeSigningConfigArn", Shapes.codeSigningConfigArn, isRequired: true, location: .label),
        ]
    )

    static let getDurableExecutionHistoryRequest = StructureShape(
        name: "GetDurableExecutionHistoryRequest",
        members: [
            MemberShape("DurableExecutionArn", Shapes.durableExecutionArn, isRequired: true, location: .label),
            MemberShape("IncludeExecutionData", Shapes.includeExecutionData, location: .query("IncludeExecutionData")),
            MemberShape("MaxItems", Shapes.itemCount, location: .query("MaxItems")),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("ReverseOrder", Shapes.reverseOrder, location: .query("ReverseOrder")),
        ]
    )

    static let getDurableExecutionRequest = StructureShape(
        name: "GetDurableExecutionRequest",
        members: [
            MemberShape("DurableExecutionArn", Shapes.durableExecutionArn, isRequired: true, location: .label),
            MemberShape("IncludeExecutionData", Shapes.includeExecutionData, location: .query("IncludeExecutionData")),
        ]
    )

    static let getDurableExecutionStateRequest = StructureShape(
        name: "GetDurableExecutionStateRequest",
        members: [
            MemberShape("DurableExecutionArn", Shapes.durableExecutionArn, isRequired: true, location: .label),
            MemberShape("CheckpointToken", Shapes.checkpointToken, isRequired: true, location: .query("CheckpointToken")),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.itemCount, location: .query("MaxItems")),
        ]
    )

    static let getEventSourceMappingRequest = StructureShape(
        name: "GetEventSourceMappingRequest",
        members: [
            MemberShape("UUID", Shapes.uuidString, isRequired: true, location: .label),
        ]
    )

    static let getFunctionCodeSigningConfigRequest = StructureShape(
        name: "GetFunctionCodeSigningConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
        ]
    )

    static let getFunctionConcurrencyRequest = StructureShape(
        name: "GetFunctionConcurrencyRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
        ]
    )

    static let getFunctionConfigurationRequest = StructureShape(
        name: "GetFunctionConfigurationRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
        ]
    )

    static let getFunctionEventInvokeConfigRequest = StructureShape(
        name: "GetFunctionEventInvokeConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
        ]
    )

    static let getFunctionRecursionConfigRequest = StructureShape(
        name: "GetFunctionRecursionConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.unqualifiedFunctionName, isRequired: true, location: .label),
        ]
    )

    static let getFunctionRequest = StructureShape(
        name: "GetFunctionRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
        ]
    )

    static let getFunctionScalingConfigRequest = StructureShape(
        name: "GetFunctionScalingConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.unqualifiedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.publishedFunctionQualifier, isRequired: true, location: .query("Qualifier")),
        ]
    )

    static let getFunctionUrlConfigRequest = StructureShape(
        name: "GetFunctionUrlConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionUrlFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.functionUrlQualifier, location: .query("Qualifier")),
        ]
    )

    static let getLayerVersionByArnRequest = StructureShape(
        name: "GetLayerVersionByArnRequest",
        members: [
            MemberShape("Arn", Shapes.layerVersionArn, isRequired: true, location: .query("Arn")),
        ]
    )

    static let getLayerVersionPolicyRequest = StructureShape(
        name: "GetLayerVersionPolicyRequest",
        members: [
            MemberShape("LayerName", Shapes.layerNameOrArn, isRequired: true, location: .label),
            MemberShape("VersionNumber", Shapes.layerVersionNumber, isRequired: true, location: .label),
        ]
    )

    static let getLayerVersionRequest = StructureShape(
        name: "GetLayerVersionRequest",
        members: [
            MemberShape("LayerName", Shapes.layerNameOrArn, isRequired: true, location: .label),
            MemberShape("VersionNumber", Shapes.layerVersionNumber, isRequired: true, location: .label),
        ]
    )

    static let getPolicyRequest = StructureShape(
        name: "GetPolicyRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
        ]
    )

    static let getProvisionedConcurrencyConfigRequest = StructureShape(
        name: "GetProvisionedConcurrencyConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.qualifier, isRequired: true, location: .query("Qualifier")),
        ]
    )

    static let getResourcePolicyRequest = StructureShape(
        name: "GetResourcePolicyRequest",
        members: [
            MemberShape("ResourceArn", Shapes.policyResourceArn, isRequired: true, location: .label),
        ]
    )

    static let getRuntimeManagementConfigRequest = StructureShape(
        name: "GetRuntimeManagementConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
        ]
    )
}
