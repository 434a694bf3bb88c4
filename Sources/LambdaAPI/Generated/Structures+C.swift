// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `CallbackDetails`.
package struct CallbackDetails: Sendable, Equatable, Codable {
    /// `CallbackId`
    package var callbackId: String?
    /// `Result`
    package var result: String?
    /// `Error`
    package var error: ErrorObject?

    /// Every member, each absent unless given.
    package init(
        callbackId: String? = nil,
        result: String? = nil,
        error: ErrorObject? = nil
    ) {
        self.callbackId = callbackId
        self.result = result
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case callbackId = "CallbackId"
        case result = "Result"
        case error = "Error"
    }
}

/// The model's `CallbackFailedDetails`.
package struct CallbackFailedDetails: Sendable, Equatable, Codable {
    /// `Error`
    package var error: EventError?

    /// Every member, each absent unless given.
    package init(
        error: EventError? = nil
    ) {
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case error = "Error"
    }
}

/// The model's `CallbackOptions`.
package struct CallbackOptions: Sendable, Equatable, Codable {
    /// `TimeoutSeconds`
    package var timeoutSeconds: Int?
    /// `HeartbeatTimeoutSeconds`
    package var heartbeatTimeoutSeconds: Int?

    /// Every member, each absent unless given.
    package init(
        timeoutSeconds: Int? = nil,
        heartbeatTimeoutSeconds: Int? = nil
    ) {
        self.timeoutSeconds = timeoutSeconds
        self.heartbeatTimeoutSeconds = heartbeatTimeoutSeconds
    }

    private enum CodingKeys: String, CodingKey {
        case timeoutSeconds = "TimeoutSeconds"
        case heartbeatTimeoutSeconds = "HeartbeatTimeoutSeconds"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.timeoutSeconds = document["TimeoutSeconds"].flatMap { $0.integerValue }
        self.heartbeatTimeoutSeconds = document["HeartbeatTimeoutSeconds"].flatMap { $0.integerValue }
    }
}

/// The model's `CallbackStartedDetails`.
package struct CallbackStartedDetails: Sendable, Equatable, Codable {
    /// `CallbackId`
    package var callbackId: String?
    /// `HeartbeatTimeout`
    package var heartbeatTimeout: Int?
    /// `Timeout`
    package var timeout: Int?

    /// Every member, each absent unless given.
    package init(
        callbackId: String? = nil,
        heartbeatTimeout: Int? = nil,
        timeout: Int? = nil
    ) {
        self.callbackId = callbackId
        self.heartbeatTimeout = heartbeatTimeout
        self.timeout = timeout
    }

    private enum CodingKeys: String, CodingKey {
        case callbackId = "CallbackId"
        case heartbeatTimeout = "HeartbeatTimeout"
        case timeout = "Timeout"
    }
}

/// The model's `CallbackSucceededDetails`.
package struct CallbackSucceededDetails: Sendable, Equatable, Codable {
    /// `Result`
    package var result: EventResult?

    /// Every member, each absent unless given.
    package init(
        result: EventResult? = nil
    ) {
        self.result = result
    }

    private enum CodingKeys: String, CodingKey {
        case result = "Result"
    }
}

/// The model's `CallbackTimedOutDetails`.
package struct CallbackTimedOutDetails: Sendable, Equatable, Codable {
    /// `Error`
    package var error: EventError?

    /// Every member, each absent unless given.
    package init(
        error: EventError? = nil
    ) {
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case error = "Error"
    }
}

/// The model's `CapacityProvider`.
package struct CapacityProvider: Sendable, Equatable, Codable {
    /// `CapacityProviderArn`
    package var capacityProviderArn: String?
    /// `State`
    package var state: CapacityProviderState?
    /// `VpcConfig`
    package var vpcConfig: CapacityProviderVpcConfig?
    /// `PermissionsConfig`
    package var permissionsConfig: CapacityProviderPermissionsConfig?
    /// `InstanceRequirements`
    package var instanceRequirements: InstanceRequirements?
    /// `CapacityProviderScalingConfig`
    package var capacityProviderScalingConfig: CapacityProviderScalingConfig?
    /// `KmsKeyArn`
    package var kmsKeyArn: String?
    /// `LastModified`
    package var lastModified: String?
    /// `PropagateTags`
    package var propagateTags: PropagateTags?
    /// `TelemetryConfig`
    package var telemetryConfig: CapacityProviderTelemetryConfig?

    /// Every member, each absent unless given.
    package init(
        capacityProviderArn: String? = nil,
        state: CapacityProviderState? = nil,
        vpcConfig: CapacityProviderVpcConfig? = nil,
        permissionsConfig: CapacityProviderPermissionsConfig? = nil,
        instanceRequirements: InstanceRequirements? = nil,
        capacityProviderScalingConfig: CapacityProviderScalingConfig? = nil,
        kmsKeyArn: String? = nil,
        lastModified: String? = nil,
        propagateTags: PropagateTags? = nil,
        telemetryConfig: CapacityProviderTelemetryConfig? = nil
    ) {
        self.capacityProviderArn = capacityProviderArn
        self.state = state
        self.vpcConfig = vpcConfig
        self.permissionsConfig = permissionsConfig
        self.instanceRequirements = instanceRequirements
        self.capacityProviderScalingConfig = capacityProviderScalingConfig
        self.kmsKeyArn = kmsKeyArn
        self.lastModified = lastModified
        self.propagateTags = propagateTags
        self.telemetryConfig = telemetryConfig
    }

    private enum CodingKeys: String, CodingKey {
        case capacityProviderArn = "CapacityProviderArn"
        case state = "State"
        case vpcConfig = "VpcConfig"
        case permissionsConfig = "PermissionsConfig"
        case instanceRequirements = "InstanceRequirements"
        case capacityProviderScalingConfig = "CapacityProviderScalingConfig"
        case kmsKeyArn = "KmsKeyArn"
        case lastModified = "LastModified"
        case propagateTags = "PropagateTags"
        case telemetryConfig = "TelemetryConfig"
    }
}

/// The model's `CapacityProviderConfig`.
package struct CapacityProviderConfig: Sendable, Equatable, Codable {
    /// `LambdaManagedInstancesCapacityProviderConfig`
    package var lambdaManagedInstancesCapacityProviderConfig: LambdaManagedInstancesCapacityProviderConfig?

    /// Every member, each absent unless given.
    package init(
        lambdaManagedInstancesCapacityProviderConfig: LambdaManagedInstancesCapacityProviderConfig? = nil
    ) {
        self.lambdaManagedInstancesCapacityProviderConfig = lambdaManagedInstancesCapacityProviderConfig
    }

    private enum CodingKeys: String, CodingKey {
        case lambdaManagedInstancesCapacityProviderConfig = "LambdaManagedInstancesCapacityProviderConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.lambdaManagedInstancesCapacityProviderConfig = document["LambdaManagedInstancesCapacityProviderConfig"].flatMap { LambdaManagedInstancesCapacityProviderConfig(document: $0) }
    }
}

/// The model's `CapacityProviderLoggingConfig`.
package struct CapacityProviderLoggingConfig: Sendable, Equatable, Codable {
    /// `SystemLogLevel`
    package var systemLogLevel: SystemLogLevel?
    /// `LogGroup`
    package var logGroup: String?

    /// Every member, each absent unless given.
    package init(
        systemLogLevel: SystemLogLevel? = nil,
        logGroup: String? = nil
    ) {
        self.systemLogLevel = systemLogLevel
        self.logGroup = logGroup
    }

    private enum CodingKeys: String, CodingKey {
        case systemLogLevel = "SystemLogLevel"
        case logGroup = "LogGroup"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.systemLogLevel = document["SystemLogLevel"].flatMap { $0.stringValue.map(SystemLogLevel.init(rawValue:)) }
        self.logGroup = document["LogGroup"].flatMap { $0.stringValue }
    }
}

/// The model's `CapacityProviderPermissionsConfig`.
package struct CapacityProviderPermissionsConfig: Sendable, Equatable, Codable {
    /// `CapacityProviderOperatorRoleArn`
    package var capacityProviderOperatorRoleArn: String?

    /// Every member, each absent unless given.
    package init(
        capacityProviderOperatorRoleArn: String? = nil
    ) {
        self.capacityProviderOperatorRoleArn = capacityProviderOperatorRoleArn
    }

    private enum CodingKeys: String, CodingKey {
        case capacityProviderOperatorRoleArn = "CapacityProviderOperatorRoleArn"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.capacityProviderOperatorRoleArn = document["CapacityProviderOperatorRoleArn"].flatMap { $0.stringValue }
    }
}

/// The model's `CapacityProviderScalingConfig`.
package struct CapacityProviderScalingConfig: Sendable, Equatable, Codable {
    /// `MaxVCpuCount`
    package var maxVCpuCount: Int?
    /// `ScalingMode`
    package var scalingMode: CapacityProviderScalingMode?
    /// `ScalingPolicies`
    package var scalingPolicies: [TargetTrackingScalingPolicy]?

    /// Every member, each absent unless given.
    package init(
        maxVCpuCount: Int? = nil,
        scalingMode: CapacityProviderScalingMode? = nil,
        scalingPolicies: [TargetTrackingScalingPolicy]? = nil
    ) {
        self.maxVCpuCount = maxVCpuCount
        self.scalingMode = scalingMode
        self.scalingPolicies = scalingPolicies
    }

    private enum CodingKeys: String, CodingKey {
        case maxVCpuCount = "MaxVCpuCount"
        case scalingMode = "ScalingMode"
        case scalingPolicies = "ScalingPolicies"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.maxVCpuCount = document["MaxVCpuCount"].flatMap { $0.integerValue }
        self.scalingMode = document["ScalingMode"].flatMap { $0.stringValue.map(CapacityProviderScalingMode.init(rawValue:)) }
        self.scalingPolicies = document["ScalingPolicies"].flatMap { $0.arrayValue?.compactMap { TargetTrackingScalingPolicy(document: $0) } }
    }
}

/// The model's `CapacityProviderTelemetryConfig`.
package struct CapacityProviderTelemetryConfig: Sendable, Equatable, Codable {
    /// `LoggingConfig`
    package var loggingConfig: CapacityProviderLoggingConfig?

    /// Every member, each absent unless given.
    package init(
        loggingConfig: CapacityProviderLoggingConfig? = nil
    ) {
        self.loggingConfig = loggingConfig
    }

    private enum CodingKeys: String, CodingKey {
        case loggingConfig = "LoggingConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.loggingConfig = document["LoggingConfig"].flatMap { CapacityProviderLoggingConfig(document: $0) }
    }
}

/// The model's `CapacityProviderVpcConfig`.
package struct CapacityProviderVpcConfig: Sendable, Equatable, Codable {
    /// `SubnetIds`
    package var subnetIds: [String]?
    /// `SecurityGroupIds`
    package var securityGroupIds: [String]?

    /// Every member, each absent unless given.
    package init(
        subnetIds: [String]? = nil,
        securityGroupIds: [String]? = nil
    ) {
        self.subnetIds = subnetIds
        self.securityGroupIds = securityGroupIds
    }

    private enum CodingKeys: String, CodingKey {
        case subnetIds = "SubnetIds"
        case securityGroupIds = "SecurityGroupIds"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.subnetIds = document["SubnetIds"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.securityGroupIds = document["SecurityGroupIds"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
    }
}

/// The model's `ChainedInvokeDetails`.
package struct ChainedInvokeDetails: Sendable, Equatable, Codable {
    /// `Result`
    package var result: String?
    /// `Error`
    package var error: ErrorObject?

    /// Every member, each absent unless given.
    package init(
        result: String? = nil,
        error: ErrorObject? = nil
    ) {
        self.result = result
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case result = "Result"
        case error = "Error"
    }
}

/// The model's `ChainedInvokeFailedDetails`.
package struct ChainedInvokeFailedDetails: Sendable, Equatable, Codable {
    /// `Error`
    package var error: EventError?

    /// Every member, each absent unless given.
    package init(
        error: EventError? = nil
    ) {
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case error = "Error"
    }
}

/// The model's `ChainedInvokeOptions`.
package struct ChainedInvokeOptions: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `TenantId`
    package var tenantId: String?
    /// `XAmznTraceId`
    package var xAmznTraceId: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        tenantId: String? = nil,
        xAmznTraceId: String? = nil
    ) {
        self.functionName = functionName
        self.tenantId = tenantId
        self.xAmznTraceId = xAmznTraceId
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case tenantId = "TenantId"
        case xAmznTraceId = "XAmznTraceId"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.tenantId = document["TenantId"].flatMap { $0.stringValue }
        self.xAmznTraceId = document["XAmznTraceId"].flatMap { $0.stringValue }
    }
}

/// The model's `ChainedInvokeStartedDetails`.
package struct ChainedInvokeStartedDetails: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `TenantId`
    package var tenantId: String?
    /// `Input`
    package var input: EventInput?
    /// `ExecutedVersion`
    package var executedVersion: String?
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        tenantId: String? = nil,
        input: EventInput? = nil,
        executedVersion: String? = nil,
        durableExecutionArn: String? = nil
    ) {
        self.functionName = functionName
        self.tenantId = tenantId
        self.input = input
        self.executedVersion = executedVersion
        self.durableExecutionArn = durableExecutionArn
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case tenantId = "TenantId"
        case input = "Input"
        case executedVersion = "ExecutedVersion"
        case durableExecutionArn = "DurableExecutionArn"
    }
}

/// The model's `ChainedInvokeStoppedDetails`.
package struct ChainedInvokeStoppedDetails: Sendable, Equatable, Codable {
    /// `Error`
    package var error: EventError?

    /// Every member, each absent unless given.
    package init(
        error: EventError? = nil
    ) {
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case error = "Error"
    }
}

/// The model's `ChainedInvokeSucceededDetails`.
package struct ChainedInvokeSucceededDetails: Sendable, Equatable, Codable {
    /// `Result`
    package var result: EventResult?

    /// Every member, each absent unless given.
    package init(
        result: EventResult? = nil
    ) {
        self.result = result
    }

    private enum CodingKeys: String, CodingKey {
        case result = "Result"
    }
}

/// The model's `ChainedInvokeTimedOutDetails`.
package struct ChainedInvokeTimedOutDetails: Sendable, Equatable, Codable {
    /// `Error`
    package var error: EventError?

    /// Every member, each absent unless given.
    package init(
        error: EventError? = nil
    ) {
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case error = "Error"
    }
}

/// The model's `CheckpointUpdatedExecutionState`.
package struct CheckpointUpdatedExecutionState: Sendable, Equatable, Codable {
    /// `Operations`
    package var operations: [DurableOperation]?
    /// `NextMarker`
    package var nextMarker: String?

    /// Every member, each absent unless given.
    package init(
        operations: [DurableOperation]? = nil,
        nextMarker: String? = nil
    ) {
        self.operations = operations
        self.nextMarker = nextMarker
    }

    private enum CodingKeys: String, CodingKey {
        case operations = "Operations"
        case nextMarker = "NextMarker"
    }
}

/// The model's `CodeSigningConfig`.
package struct CodeSigningConfig: Sendable, Equatable, Codable {
    /// `CodeSigningConfigId`
    package var codeSigningConfigId: String?
    /// `CodeSigningConfigArn`
    package var codeSigningConfigArn: String?
    /// `Description`
    package var description: String?
    /// `AllowedPublishers`
    package var allowedPublishers: AllowedPublishers?
    /// `CodeSigningPolicies`
    package var codeSigningPolicies: CodeSigningPolicies?
    /// `LastModified`
    package var lastModified: String?

    /// Every member, each absent unless given.
    package init(
        codeSigningConfigId: String? = nil,
        codeSigningConfigArn: String? = nil,
        description: String? = nil,
        allowedPublishers: AllowedPublishers? = nil,
        codeSigningPolicies: CodeSigningPolicies? = nil,
        lastModified: String? = nil
    ) {
        self.codeSigningConfigId = codeSigningConfigId
        self.codeSigningConfigArn = codeSigningConfigArn
        self.description = description
        self.allowedPublishers = allowedPublishers
        self.codeSigningPolicies = codeSigningPolicies
        self.lastModified = lastModified
    }

    private enum CodingKeys: String, CodingKey {
        case codeSigningConfigId = "CodeSigningConfigId"
        case codeSigningConfigArn = "CodeSigningConfigArn"
        case description = "Description"
        case allowedPublishers = "AllowedPublishers"
        case codeSigningPolicies = "CodeSigningPolicies"
        case lastModified = "LastModified"
    }
}

/// The model's `CodeSigningPolicies`.
package struct CodeSigningPolicies: Sendable, Equatable, Codable {
    /// `UntrustedArtifactOnDeployment`
    package var untrustedArtifactOnDeployment: CodeSigningPolicy?

    /// Every member, each absent unless given.
    package init(
        untrustedArtifactOnDeployment: CodeSigningPolicy? = nil
    ) {
        self.untrustedArtifactOnDeployment = untrustedArtifactOnDeployment
    }

    private enum CodingKeys: String, CodingKey {
        case untrustedArtifactOnDeployment = "UntrustedArtifactOnDeployment"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.untrustedArtifactOnDeployment = document["UntrustedArtifactOnDeployment"].flatMap { $0.stringValue.map(CodeSigningPolicy.init(rawValue:)) }
    }
}

/// The model's `ContextDetails`.
package struct ContextDetails: Sendable, Equatable, Codable {
    /// `ReplayChildren`
    package var replayChildren: Bool?
    /// `Result`
    package var result: String?
    /// `Error`
    package var error: ErrorObject?

    /// Every member, each absent unless given.
    package init(
        replayChildren: Bool? = nil,
        result: String? = nil,
        error: ErrorObject? = nil
    ) {
        self.replayChildren = replayChildren
        self.result = result
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case replayChildren = "ReplayChildren"
        case result = "Result"
        case error = "Error"
    }
}

/// The model's `ContextFailedDetails`.
package struct ContextFailedDetails: Sendable, Equatable, Codable {
    /// `Error`
    package var error: EventError?

    /// Every member, each absent unless given.
    package init(
        error: EventError? = nil
    ) {
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case error = "Error"
    }
}

/// The model's `ContextOptions`.
package struct ContextOptions: Sendable, Equatable, Codable {
    /// `ReplayChildren`
    package var replayChildren: Bool?

    /// Every member, each absent unless given.
    package init(
        replayChildren: Bool? = nil
    ) {
        self.replayChildren = replayChildren
    }

    private enum CodingKeys: String, CodingKey {
        case replayChildren = "ReplayChildren"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.replayChildren = document["ReplayChildren"].flatMap { $0.boolValue }
    }
}

/// The model's `ContextStartedDetails`.
package struct ContextStartedDetails: Sendable, Equatable, Codable {
    /// The structure has no members.
    package init() {}
}

/// The model's `ContextSucceededDetails`.
package struct ContextSucceededDetails: Sendable, Equatable, Codable {
    /// `Result`
    package var result: EventResult?

    /// Every member, each absent unless given.
    package init(
        result: EventResult? = nil
    ) {
        self.result = result
    }

    private enum CodingKeys: String, CodingKey {
        case result = "Result"
    }
}

/// The model's `Cors`.
package struct Cors: Sendable, Equatable, Codable {
    /// `AllowCredentials`
    package var allowCredentials: Bool?
    /// `AllowHeaders`
    package var allowHeaders: [String]?
    /// `AllowMethods`
    package var allowMethods: [String]?
    /// `AllowOrigins`
    package var allowOrigins: [String]?
    /// `ExposeHeaders`
    package var exposeHeaders: [String]?
    /// `MaxAge`
    package var maxAge: Int?

    /// Every member, each absent unless given.
    package init(
        allowCredentials: Bool? = nil,
        allowHeaders: [String]? = nil,
        allowMethods: [String]? = nil,
        allowOrigins: [String]? = nil,
        exposeHeaders: [String]? = nil,
        maxAge: Int? = nil
    ) {
        self.allowCredentials = allowCredentials
        self.allowHeaders = allowHeaders
        self.allowMethods = allowMethods
        self.allowOrigins = allowOrigins
        self.exposeHeaders = exposeHeaders
        self.maxAge = maxAge
    }

    private enum CodingKeys: String, CodingKey {
        case allowCredentials = "AllowCredentials"
        case allowHeaders = "AllowHeaders"
        case allowMethods = "AllowMethods"
        case allowOrigins = "AllowOrigins"
        case exposeHeaders = "ExposeHeaders"
        case maxAge = "MaxAge"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.allowCredentials = document["AllowCredentials"].flatMap { $0.boolValue }
        self.allowHeaders = document["AllowHeaders"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.allowMethods = document["AllowMethods"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.allowOrigins = document["AllowOrigins"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.exposeHeaders = document["ExposeHeaders"].flatMap { $0.arrayValue?.compactMap { $0.stringValue } }
        self.maxAge = document["MaxAge"].flatMap { $0.integerValue }
    }
}
