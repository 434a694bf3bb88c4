// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let sendDurableExecutionCallbackFailureRequest = StructureShape(
        name: "SendDurableExecutionCallbackFailureRequest",
        members: [
            MemberShape("CallbackId", Shapes.callbackId, isRequired: true, location: .label),
            MemberShape("Error", .structure(Shapes.errorObject), location: .payload),
        ]
    )

    static let sendDurableExecutionCallbackHeartbeatRequest = StructureShape(
        name: "SendDurableExecutionCallbackHeartbeatRequest",
        members: [
            MemberShape("CallbackId", Shapes.callbackId, isRequired: true, location: .label),
        ]
    )

    static let sendDurableExecutionCallbackSuccessRequest = StructureShape(
        name: "SendDurableExecutionCallbackSuccessRequest",
        members: [
            MemberShape("CallbackId", Shapes.callbackId, isRequired: true, location: .label),
            MemberShape("Result", Shapes.binaryOperationPayload, location: .payload),
        ]
    )

    static let stopDurableExecutionRequest = StructureShape(
        name: "StopDurableExecutionRequest",
        members: [
            MemberShape("DurableExecutionArn", Shapes.durableExecutionArn, isRequired: true, location: .label),
            MemberShape("Error", .structure(Shapes.errorObject), location: .payload),
        ]
    )
}
