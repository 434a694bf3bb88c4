// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let addLayerVersionPermissionRequest = StructureShape(
        name: "AddLayerVersionPermissionRequest",
        members: [
            MemberShape("LayerName", Shapes.layerNameOrArn, isRequired: true, location: .label),
            MemberShape("VersionNumber", Shapes.layerVersionNumber, isRequired: true, location: .label),
            MemberShape("StatementId", Shapes.statementId, isRequired: true),
            MemberShape("Action", Shapes.layerPermissionAllowedAction, isRequired: true),
            MemberShape("Principal", Shapes.layerPermissionAllowedPrincipal, isRequired: true),
            MemberShape("OrganizationId", Shapes.organizationId),
            MemberShape("RevisionId", Shapes.string, location: .query("RevisionId")),
        ]
    )

    static let addPermissionRequest = StructureShape(
        name: "AddPermissionRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("StatementId", Shapes.statementId, isRequired: true),
            MemberShape("Action", Shapes.action, isRequired: true),
            MemberShape("Principal", Shapes.principal, isRequired: true),
            MemberShape("SourceArn", Shapes.arn),
            MemberShape("FunctionUrlAuthType", Shapes.functionUrlAuthType),
            MemberShape("InvokedViaFunctionUrl", Shapes.invokedViaFunctionUrl),
            MemberShape("SourceAccount", Shapes.sourceOwner),
            MemberShape("EventSourceToken", Shapes.eventSourceToken),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
            MemberShape("RevisionId", Shapes.string),
            MemberShape("PrincipalOrgID", Shapes.principalOrgID),
        ]
    )
}
