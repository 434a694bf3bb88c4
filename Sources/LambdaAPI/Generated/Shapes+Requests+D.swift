// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let deleteAliasRequest = StructureShape(
        name: "DeleteAliasRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("Name", Shapes.alias, isRequired: true, location: .label),
        ]
    )

    static let deleteCapacityProviderRequest = StructureShape(
        name: "DeleteCapacityProviderRequest",
        members: [
            MemberShape("CapacityProviderName", Shapes.capacityProviderName, isRequired: true, location: .label),
        ]
    )

    static let deleteCodeSigningConfigRequest = StructureShape(
        name: "DeleteCodeSigningConfigRequest",
        members: [
            MemberShape("CodeSigningConfigArn", Shapes.codeSigningConfigArn, isRequired: true, location: .label),
        ]
    )

    static let deleteDurableExecutionRequest = StructureShape(
        name: "DeleteDurableExecutionRequest",
        members: [
            MemberShape("DurableExecutionArn", Shapes.durableExecutionArn, isRequired: true, location: .label),
        ]
    )

    static let deleteEventSourceMappingRequest = StructureShape(
        name: "DeleteEventSourceMappingRequest",
        members: [
            MemberShape("UUID", Shapes.uuidString, isRequired: true, location: .label),
        ]
    )

    static let deleteFunctionCodeSigningConfigRequest = StructureShape(
        name: "DeleteFunctionCodeSigningConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
        ]
    )

    static let deleteFunctionConcurrencyRequest = StructureShape(
        name: "DeleteFunctionConcurrencyRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
        ]
    )

    static let deleteFunctionEventInvokeConfigRequest = StructureShape(
        name: "DeleteFunctionEventInvokeConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
        ]
    )

    static let deleteFunctionRequest = StructureShape(
        name: "DeleteFunctionRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
        ]
    )

    static let deleteFunctionUrlConfigRequest = StructureShape(
        name: "DeleteFunctionUrlConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionUrlFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.functionUrlQualifier, location: .query("Qualifier")),
        ]
    )

    static let deleteLayerVersionRequest = StructureShape(
        name: "DeleteLayerVersionRequest",
        members: [
            MemberShape("LayerName", Shapes.layerNameOrArn, isRequired: true, location: .label),
            MemberShape("VersionNumber", Shapes.layerVersionNumber, isRequired: true, location: .label),
        ]
    )

    static let deleteProvisionedConcurrencyConfigRequest = StructureShape(
        name: "DeleteProvisionedConcurrencyConfigRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.qualifier, isRequired: true, location: .query("Qualifier")),
        ]
    )

    static let deleteResourcePolicyRequest = StructureShape(
        name: "DeleteResourcePolicyRequest",
        members: [
            MemberShape("ResourceArn", Shapes.policyResourceArn, isRequired: true, location: .label),
            MemberShape("RevisionId", Shapes.revisionId, location: .query("RevisionId")),
        ]
    )
}
