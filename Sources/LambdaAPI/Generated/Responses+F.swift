// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `FunctionConfiguration`.
package struct FunctionConfiguration: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `FunctionArn`
    package var functionArn: String?
    /// `Runtime`
    package var runtime: Runtime?
    /// `Role`
    package var role: String?
    /// `Handler`
    package var handler: String?
    /// `CodeSize`
    package var codeSize: Int?
    /// `Description`
    package var description: String?
    /// `Timeout`
    package var timeout: Int?
    /// `MemorySize`
    package var memorySize: Int?
    /// `LastModified`
    package var lastModified: String?
    /// `CodeSha256`
    package var codeSha256: String?
    /// `Version`
    package var version: String?
    /// `VpcConfig`
    package var vpcConfig: VpcConfigResponse?
    /// `DeadLetterConfig`
    package var deadLetterConfig: DeadLetterConfig?
    /// `Environment`
    package var environment: EnvironmentResponse?
    /// `KMSKeyArn`
    package var kmsKeyArn: String?
    /// `TracingConfig`
    package var tracingConfig: TracingConfigResponse?
    /// `MasterArn`
    package var masterArn: String?
    /// `RevisionId`
    package var revisionId: String?
    /// `Layers`
    package var layers: [Layer]?
    /// `State`
    package var state: State?
    /// `StateReason`
    package var stateReason: String?
    /// `StateReasonCode`
    package var stateReasonCode: StateReasonCode?
    /// `LastUpdateStatus`
    package var lastUpdateStatus: LastUpdateStatus?
    /// `LastUpdateStatusReason`
    package var lastUpdateStatusReason: String?
    /// `LastUpdateStatusReasonCode`
    package var lastUpdateStatusReasonCode: LastUpdateStatusReasonCode?
    /// `FileSystemConfigs`
    package var fileSystemConfigs: [FileSystemConfig]?
    /// `SigningProfileVersionArn`
    package var signingProfileVersionArn: String?
    /// `SigningJobArn`
    package var signingJobArn: String?
    /// `PackageType`
    package var packageType: PackageType?
    /// `ImageConfigResponse`
    package var imageConfigResponse: ImageConfigResponse?
    /// `Architectures`
    package var architectures: [Architecture]?
    /// `EphemeralStorage`
    package var ephemeralStorage: EphemeralStorage?
    /// `SnapStart`
    package var snapStart: SnapStartResponse?
    /// `RuntimeVersionConfig`
    package var runtimeVersionConfig: RuntimeVersionConfig?
    /// `LoggingConfig`
    package var loggingConfig: LoggingConfig?
    /// `TenancyConfig`
    package var tenancyConfig: TenancyConfig?
    /// `CapacityProviderConfig`
    package var capacityProviderConfig: CapacityProviderConfig?
    /// `ConfigSha256`
    package var configSha256: String?
    /// `DurableConfig`
    package var durableConfig: DurableConfig?
    /// `RuntimeConfig`
    package var runtimeConfig: FunctionRuntimeConfig?
    /// `AcceleratorConfig`
    package var acceleratorConfig: AcceleratorConfig?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        functionArn: String? = nil,
        runtime: Runtime? = nil,
        role: String? = nil,
        handler: String? = nil,
        codeSize: Int? = nil,
        description: String? = nil,
        timeout: Int? = nil,
        memorySize: Int? = nil,
        lastModified: String? = nil,
        codeSha256: String? = nil,
        version: String? = nil,
        vpcConfig: VpcConfigResponse? = nil,
        deadLetterConfig: DeadLetterConfig? = nil,
        environment: EnvironmentResponse? = nil,
        kmsKeyArn: String? = nil,
        tracingConfig: TracingConfigResponse? = nil,
        masterArn: String? = nil,
        revisionId: String? = nil,
        layers: [Layer]? = nil,
        state: State? = nil,
        stateReason: String? = nil,
        stateReasonCode: StateReasonCode? = nil,
        lastUpdateStatus: LastUpdateStatus? = nil,
        lastUpdateStatusReason: String? = nil,
        lastUpdateStatusReasonCode: LastUpdateStatusReasonCode? = nil,
        fileSystemConfigs: [FileSystemConfig]? = nil,
        signingProfileVersionArn: String? = nil,
        signingJobArn: String? = nil,
        packageType: PackageType? = nil,
        imageConfigResponse: ImageConfigResponse? = nil,
        architectures: [Architecture]? = nil,
        ephemeralStorage: EphemeralStorage? = nil,
        snapStart: SnapStartResponse? = nil,
        runtimeVersionConfig: RuntimeVersionConfig? = nil,
        loggingConfig: LoggingConfig? = nil,
        tenancyConfig: TenancyConfig? = nil,
        capacityProviderConfig: CapacityProviderConfig? = nil,
        configSha256: String? = nil,
        durableConfig: DurableConfig? = nil,
        runtimeConfig: FunctionRuntimeConfig? = nil,
        acceleratorConfig: AcceleratorConfig? = nil
    ) {
        self.functionName = functionName
        self.functionArn = functionArn
        self.runtime = runtime
        self.role = role
        self.handler = handler
        self.codeSize = codeSize
        self.description = description
        self.timeout = timeout
        self.memorySize = memorySize
        self.lastModified = lastModified
        self.codeSha256 = codeSha256
        self.version = version
        self.vpcConfig = vpcConfig
        self.deadLetterConfig = deadLetterConfig
        self.environment = environment
        self.kmsKeyArn = kmsKeyArn
        self.tracingConfig = tracingConfig
        self.masterArn = masterArn
        self.revisionId = revisionId
        self.layers = layers
        self.state = state
        self.stateReason = stateReason
        self.stateReasonCode = stateReasonCode
        self.lastUpdateStatus = lastUpdateStatus
        self.lastUpdateStatusReason = lastUpdateStatusReason
        self.lastUpdateStatusReasonCode = lastUpdateStatusReasonCode
        self.fileSystemConfigs = fileSystemConfigs
        self.signingProfileVersionArn = signingProfileVersionArn
        self.signingJobArn = signingJobArn
        self.packageType = packageType
        self.imageConfigResponse = imageConfigResponse
        self.architectures = architectures
        self.ephemeralStorage = ephemeralStorage
        self.snapStart = snapStart
        self.runtimeVersionConfig = runtimeVersionConfig
        self.loggingConfig = loggingConfig
        self.tenancyConfig = tenancyConfig
        self.capacityProviderConfig = capacityProviderConfig
        self.configSha256 = configSha256
        self.durableConfig = durableConfig
        self.runtimeConfig = runtimeConfig
        self.acceleratorConfig = acceleratorConfig
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case functionArn = "FunctionArn"
        case runtime = "Runtime"
        case role = "Role"
        case handler = "Handler"
        case codeSize = "CodeSize"
        case description = "Description"
        case timeout = "Timeout"
        case memorySize = "MemorySize"
        case lastModified = "LastModified"
        case codeSha256 = "CodeSha256"
        case version = "Version"
        case vpcConfig = "VpcConfig"
        case deadLetterConfig = "DeadLetterConfig"
        case environment = "Environment"
        case kmsKeyArn = "KMSKeyArn"
        case tracingConfig = "TracingConfig"
        case masterArn = "MasterArn"
        case revisionId = "RevisionId"
        case layers = "Layers"
        case state = "State"
        case stateReason = "StateReason"
        case stateReasonCode = "StateReasonCode"
        case lastUpdateStatus = "LastUpdateStatus"
        case lastUpdateStatusReason = "LastUpdateStatusReason"
        case lastUpdateStatusReasonCode = "LastUpdateStatusReasonCode"
        case fileSystemConfigs = "FileSystemConfigs"
        case signingProfileVersionArn = "SigningProfileVersionArn"
        case signingJobArn = "SigningJobArn"
        case packageType = "PackageType"
        case imageConfigResponse = "ImageConfigResponse"
        case architectures = "Architectures"
        case ephemeralStorage = "EphemeralStorage"
        case snapStart = "SnapStart"
        case runtimeVersionConfig = "RuntimeVersionConfig"
        case loggingConfig = "LoggingConfig"
        case tenancyConfig = "TenancyConfig"
        case capacityProviderConfig = "CapacityProviderConfig"
        case configSha256 = "ConfigSha256"
        case durableConfig = "DurableConfig"
        case runtimeConfig = "RuntimeConfig"
        case acceleratorConfig = "AcceleratorConfig"
    }
}

/// The model's `FunctionEventInvokeConfig`.
package struct FunctionEventInvokeConfig: Sendable, Equatable, Codable {
    /// `LastModified`
    package var lastModified: Date?
    /// `FunctionArn`
    package var functionArn: String?
    /// `MaximumRetryAttempts`
    package var maximumRetryAttempts: Int?
    /// `MaximumEventAgeInSeconds`
    package var maximumEventAgeInSeconds: Int?
    /// `DestinationConfig`
    package var destinationConfig: DestinationConfig?

    /// Every member, each absent unless given.
    package init(
        lastModified: Date? = nil,
        functionArn: String? = nil,
        maximumRetryAttempts: Int? = nil,
        maximumEventAgeInSeconds: Int? = nil,
        destinationConfig: DestinationConfig? = nil
    ) {
        self.lastModified = lastModified
        self.functionArn = functionArn
        self.maximumRetryAttempts = maximumRetryAttempts
        self.maximumEventAgeInSeconds = maximumEventAgeInSeconds
        self.destinationConfig = destinationConfig
    }

    private enum CodingKeys: String, CodingKey {
        case lastModified = "LastModified"
        case functionArn = "FunctionArn"
        case maximumRetryAttempts = "MaximumRetryAttempts"
        case maximumEventAgeInSeconds = "MaximumEventAgeInSeconds"
        case destinationConfig = "DestinationConfig"
    }
}
