// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let onFailure = StructureShape(
        name: "OnFailure",
        members: [
            MemberShape("Destination", Shapes.destinationArn),
        ]
    )

    static let onSuccess = StructureShape(
        name: "OnSuccess",
        members: [
            MemberShape("Destination", Shapes.destinationArn),
        ]
    )

    static let operationUpdate = StructureShape(
        name: "OperationUpdate",
        members: [
            MemberShape("Id", Shapes.operationId, isRequired: true),
            MemberShape("ParentId", Shapes.operationId),
            MemberShape("Name", Shapes.operationName),
            MemberShape("Type", Shapes.operationType, isRequired: true),
            MemberShape("SubType", Shapes.operationSubType),
            MemberShape("Action", Shapes.operationAction, isRequired: true),
            MemberShape("Payload", Shapes.operationPayload),
            MemberShape("Error", .structure(Shapes.errorObject)),
            MemberShape("ContextOptions", .structure(Shapes.contextOptions)),
            MemberShape("StepOptions", .structure(Shapes.stepOptions)),
            MemberShape("WaitOptions", .structure(Shapes.waitOptions)),
            MemberShape("CallbackOptions", .structure(Shapes.callbackOptions)),
            MemberShape("ChainedInvokeOptions", .structure(Shapes.chainedInvokeOptions)),
        ]
    )
}
