// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let removeLayerVersionPermissionRequest = StructureShape(
        name: "RemoveLayerVersionPermissionRequest",
        members: [
            MemberShape("LayerName", Shapes.layerNameOrArn, isRequired: true, location: .label),
            MemberShape("VersionNumber", Shapes.layerVersionNumber, isRequired: true, location: .label),
            MemberShape("StatementId", Shapes.statementId, isRequired: true, location: .label),
            MemberShape("RevisionId", Shapes.string, location: .query("RevisionId")),
        ]
    )

    static let removePermissionRequest = StructureShape(
        name: "RemovePermissionRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("StatementId", Shapes.namespacedStatementId, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
            MemberShape("RevisionId", Shapes.string, location: .query("RevisionId")),
        ]
    )

    static let resumeDurableExecutionRequest = StructureShape(
        name: "ResumeDurableExecutionRequest",
        members: [
            MemberShape("DurableExecutionArn", Shapes.durableExecutionArn, isRequired: true, location: .label),
            MemberShape("ClientToken", Shapes.clientToken),
            MemberShape("Reason", Shapes.resumeReason),
        ]
    )
}
