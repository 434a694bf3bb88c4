// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let callbackOptions = StructureShape(
        name: "CallbackOptions",
        members: [
            MemberShape("TimeoutSeconds", Shapes.callbackOptionsTimeoutSecondsInteger),
            MemberShape("HeartbeatTimeoutSeconds", Shapes.callbackOptionsHeartbeatTimeoutSecondsInteger),
        ]
    )

    static let capacityProviderConfig = StructureShape(
        name: "CapacityProviderConfig",
        members: [
            MemberShape("LambdaManagedInstancesCapacityProviderConfig", .structure(Shapes.lambdaManagedInstancesCapacityProviderConfig), isRequired: true),
        ]
    )

    static let capacityProviderLoggingConfig = StructureShape(
        name: "CapacityProviderLoggingConfig",
        members: [
            MemberShape("SystemLogLevel", Shapes.systemLogLevel),
            MemberShape("LogGroup", Shapes.logGroup),
        ]
    )

    static let capacityProviderPermissionsConfig = StructureShape(
        name: "CapacityProviderPermissionsConfig",
        members: [
            MemberShape("CapacityProviderOperatorRoleArn", Shapes.roleArn, isRequired: true),
        ]
    )

    static let capacityProviderScalingConfig = StructureShape(
        name: "CapacityProviderScalingConfig",
        members: [
            MemberShape("MaxVCpuCount", Shapes.capacityProviderMaxVCpuCount),
            MemberShape("ScalingMode", Shapes.capacityProviderScalingMode),
            MemberShape("ScalingPolicies", Shapes.capacityProviderScalingPoliciesList),
        ]
    )

    static let capacityProviderTelemetryConfig = StructureShape(
        name: "CapacityProviderTelemetryConfig",
        members: [
            MemberShape("LoggingConfig", .structure(Shapes.capacityProviderLoggingConfig)),
        ]
    )

    static let capacityProviderVpcConfig = StructureShape(
        name: "CapacityProviderVpcConfig",
        members: [
            MemberShape("SubnetIds", Shapes.capacityProviderSubnetIds, isRequired: true),
            MemberShape("SecurityGroupIds", Shapes.capacityProviderSecurityGroupIds, isRequired: true),
        ]
    )

    static let chainedInvokeOptions = StructureShape(
        name: "ChainedInvokeOptions",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true),
            MemberShape("TenantId", Shapes.tenantId),
            MemberShape("XAmznTraceId", Shapes.xAmznTraceId),
        ]
    )

    static let codeSigningPolicies = StructureShape(
        name: "CodeSigningPolicies",
        members: [
            MemberShape("UntrustedArtifactOnDeployment", Shapes.codeSigningPolicy),
        ]
    )

    static let contextOptions = StructureShape(
        name: "ContextOptions",
        members: [
            MemberShape("ReplayChildren", Shapes.replayChildren),
        ]
    )

    static let cors = StructureShape(
        name: "Cors",
        members: [
            MemberShape("AllowCredentials", Shapes.allowCredentials),
            MemberShape("AllowHeaders", Shapes.headersList),
            MemberShape("AllowMethods", Shapes.allowMethodsList),
            MemberShape("AllowOrigins", Shapes.allowOriginsList),
            MemberShape("ExposeHeaders", Shapes.headersList),
            MemberShape("MaxAge", Shapes.maxAge),
        ]
    )
}
