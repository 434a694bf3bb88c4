// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let invocationRequest = StructureShape(
        name: "InvocationRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("InvocationType", Shapes.invocationType, location: .header("X-Amz-Invocation-Type")),
            MemberShape("LogType", Shapes.logType, location: .header("X-Amz-Log-Type")),
            MemberShape("ClientContext", Shapes.string, location: .header("X-Amz-Client-Context")),
            MemberShape("DurableExecutionName", Shapes.durableExecutionName, location: .header("X-Amz-Durable-Execution-Name")),
            MemberShape("Payload", Shapes.blob, location: .payload),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
            MemberShape("TenantId", Shapes.tenantId, location: .header("X-Amz-Tenant-Id")),
        ]
    )

    static let invokeAsyncRequest = StructureShape(
        name: "InvokeAsyncRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
        ]
    )

    static let invokeWithResponseStreamRequest = StructureShape(
        name: "InvokeWithResponseStreamRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("LogType", Shapes.logType, location: .header("X-Amz-Log-Type")),
            MemberShape("ClientContext", Shapes.string, location: .header("X-Amz-Client-Context")),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
            MemberShape("Payload", Shapes.blob, location: .payload),
            MemberShape("TenantId", Shapes.tenantId, location: .header("X-Amz-Tenant-Id")),
            MemberShape("InvocationType", Shapes.responseStreamingInvocationType, location: .header("X-Amz-Invocation-Type")),
        ]
    )
}
