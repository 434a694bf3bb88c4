// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `GetAccountSettingsResponse`.
package struct GetAccountSettingsResponse: Sendable, Equatable, Codable {
    /// `AccountLimit`
    package var accountLimit: AccountLimit?
    /// `AccountUsage`
    package var accountUsage: AccountUsage?

    /// Every member, each absent unless given.
    package init(
        accountLimit: AccountLimit? = nil,
        accountUsage: AccountUsage? = nil
    ) {
        self.accountLimit = accountLimit
        self.accountUsage = accountUsage
    }

    private enum CodingKeys: String, CodingKey {
        case accountLimit = "AccountLimit"
        case accountUsage = "AccountUsage"
    }
}

/// The model's `GetCapacityProviderResponse`.
package struct GetCapacityProviderResponse: Sendable, Equatable, Codable {
    /// `CapacityProvider`
    package var capacityProvider: CapacityProvider?

    /// Every member, each absent unless given.
    package init(
        capacityProvider: CapacityProvider? = nil
    ) {
        self.capacityProvider = capacityProvider
    }

    private enum CodingKeys: String, CodingKey {
        case capacityProvider = "CapacityProvider"
    }
}

/// The model's `GetCodeSigningConfigResponse`.
package struct GetCodeSigningConfigResponse: Sendable, Equatable, Codable {
    /// `CodeSigningConfig`
    package var codeSigningConfig: CodeSigningConfig?

    /// Every member, each absent unless given.
    package init(
        codeSigningConfig: CodeSigningConfig? = nil
    ) {
        self.codeSigningConfig = codeSigningConfig
    }

    private enum CodingKeys: String, CodingKey {
        case codeSigningConfig = "CodeSigningConfig"
    }
}

/// The model's `GetDurableExecutionHistoryResponse`.
package struct GetDurableExecutionHistoryResponse: Sendable, Equatable, Codable {
    /// `Events`
    package var events: [Event]?
    /// `NextMarker`
    package var nextMarker: String?

    /// Every member, each absent unless given.
    package init(
        events: [Event]? = nil,
        nextMarker: String? = nil
    ) {
        self.events = events
        self.nextMarker = nextMarker
    }

    private enum CodingKeys: String, CodingKey {
        case events = "Events"
        case nextMarker = "NextMarker"
    }
}

/// The model's `GetDurableExecutionResponse`.
package struct GetDurableExecutionResponse: Sendable, Equatable, Codable {
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?
    /// `DurableExecutionName`
    package var durableExecutionName: String?
    /// `FunctionArn`
    package var functionArn: String?
    /// `InputPayload`
    package var inputPayload: String?
    /// `Result`
    package var result: String?
    /// `Error`
    package var error: ErrorObject?
    /// `StartTimestamp`
    package var startTimestamp: Date?
    /// `Status`
    package var status: ExecutionStatus?
    /// `EndTimestamp`
    package var endTimestamp: Date?
    /// `Version`
    package var version: String?
    /// `TraceHeader`
    package var traceHeader: TraceHeader?
    /// `ExecutionDataIncluded`
    package var executionDataIncluded: Bool?
    /// `DurableConfig`
    package var durableConfig: DurableConfig?
    /// `PauseDetails`
    package var pauseDetails: PauseDetails?
    /// `ExpectedExecutionTimeoutTimestamp`
    package var expectedExecutionTimeoutTimestamp: Date?

    /// Every member, each absent unless given.
    package init(
        durableExecutionArn: String? = nil,
        durableExecutionName: String? = nil,
        functionArn: String? = nil,
        inputPayload: String? = nil,
        result: String? = nil,
        error: ErrorObject? = nil,
        startTimestamp: Date? = nil,
        status: ExecutionStatus? = nil,
        endTimestamp: Date? = nil,
        version: String? = nil,
        traceHeader: TraceHeader? = nil,
        executionDataIncluded: Bool? = nil,
        durableConfig: DurableConfig? = nil,
        pauseDetails: PauseDetails? = nil,
        expectedExecutionTimeoutTimestamp: Date? = nil
    ) {
        self.durableExecutionArn = durableExecutionArn
        self.durableExecutionName = durableExecutionName
        self.functionArn = functionArn
        self.inputPayload = inputPayload
        self.result = result
        self.error = error
        self.startTimestamp = startTimestamp
        self.status = status
        self.endTimestamp = endTimestamp
        self.version = version
        self.traceHeader = traceHeader
        self.executionDataIncluded = executionDataIncluded
        self.durableConfig = durableConfig
        self.pauseDetails = pauseDetails
        self.expectedExecutionTimeoutTimestamp = expectedExecutionTimeoutTimestamp
    }

    private enum CodingKeys: String, CodingKey {
        case durableExecutionArn = "DurableExecutionArn"
        case durableExecutionName = "DurableExecutionName"
        case functionArn = "FunctionArn"
        case inputPayload = "InputPayload"
        case result = "Result"
        case error = "Error"
        case startTimestamp = "StartTimestamp"
        case status = "Status"
        case endTimestamp = "EndTimestamp"
        case version = "Version"
        case traceHeader = "TraceHeader"
        case executionDataIncluded = "ExecutionDataIncluded"
        case durableConfig = "DurableConfig"
        case pauseDetails = "PauseDetails"
        case expectedExecutionTimeoutTimestamp = "ExpectedExecutionTimeoutTimestamp"
    }
}

/// The model's `GetDurableExecutionStateResponse`.
package struct GetDurableExecutionStateResponse: Sendable, Equatable, Codable {
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

/// The model's `GetFunctionCodeSigningConfigResponse`.
package struct GetFunctionCodeSigningConfigResponse: Sendable, Equatable, Codable {
    /// `CodeSigningConfigArn`
    package var codeSigningConfigArn: String?
    /// `FunctionName`
    package var functionName: String?

    /// Every member, each absent unless given.
    package init(
        codeSigningConfigArn: String? = nil,
        functionName: String? = nil
    ) {
        self.codeSigningConfigArn = codeSigningConfigArn
        self.functionName = functionName
    }

    private enum CodingKeys: String, CodingKey {
        case codeSigningConfigArn = "CodeSigningConfigArn"
        case functionName = "FunctionName"
    }
}

/// The model's `GetFunctionConcurrencyResponse`.
package struct GetFunctionConcurrencyResponse: Sendable, Equatable, Codable {
    /// `ReservedConcurrentExecutions`
    package var reservedConcurrentExecutions: Int?

    /// Every member, each absent unless given.
    package init(
        reservedConcurrentExecutions: Int? = nil
    ) {
        self.reservedConcurrentExecutions = reservedConcurrentExecutions
    }

    private enum CodingKeys: String, CodingKey {
        case reservedConcurrentExecutions = "ReservedConcurrentExecutions"
    }
}

/// The model's `GetFunctionRecursionConfigResponse`.
package struct GetFunctionRecursionConfigResponse: Sendable, Equatable, Codable {
    /// `RecursiveLoop`
    package var recursiveLoop: RecursiveLoop?

    /// Every member, each absent unless given.
    package init(
        recursiveLoop: RecursiveLoop? = nil
    ) {
        self.recursiveLoop = recursiveLoop
    }

    private enum CodingKeys: String, CodingKey {
        case recursiveLoop = "RecursiveLoop"
    }
}

/// The model's `GetFunctionResponse`.
package struct GetFunctionResponse: Sendable, Equatable, Codable {
    /// `Configuration`
    package var configuration: FunctionConfiguration?
    /// `Code`
    package var code: FunctionCodeLocation?
    /// `Tags`
    package var tags: [String: String]?
    /// `TagsError`
    package var tagsError: TagsError?
    /// `Concurrency`
    package var concurrency: Concurrency?

    /// Every member, each absent unless given.
    package init(
        configuration: FunctionConfiguration? = nil,
        code: FunctionCodeLocation? = nil,
        tags: [String: String]? = nil,
        tagsError: TagsError? = nil,
        concurrency: Concurrency? = nil
    ) {
        self.configuration = configuration
        self.code = code
        self.tags = tags
        self.tagsError = tagsError
        self.concurrency = concurrency
    }

    private enum CodingKeys: String, CodingKey {
        case configuration = "Configuration"
        case code = "Code"
        case tags = "Tags"
        case tagsError = "TagsError"
        case concurrency = "Concurrency"
    }
}

/// The model's `GetFunctionScalingConfigResponse`.
package struct GetFunctionScalingConfigResponse: Sendable, Equatable, Codable {
    /// `FunctionArn`
    package var functionArn: String?
    /// `AppliedFunctionScalingConfig`
    package var appliedFunctionScalingConfig: FunctionScalingConfig?
    /// `RequestedFunctionScalingConfig`
    package var requestedFunctionScalingConfig: FunctionScalingConfig?

    /// Every member, each absent unless given.
    package init(
        functionArn: String? = nil,
        appliedFunctionScalingConfig: FunctionScalingConfig? = nil,
        requestedFunctionScalingConfig: FunctionScalingConfig? = nil
    ) {
        self.functionArn = functionArn
        self.appliedFunctionScalingConfig = appliedFunctionScalingConfig
        self.requestedFunctionScalingConfig = requestedFunctionScalingConfig
    }

    private enum CodingKeys: String, CodingKey {
        case functionArn = "FunctionArn"
        case appliedFunctionScalingConfig = "AppliedFunctionScalingConfig"
        case requestedFunctionScalingConfig = "RequestedFunctionScalingConfig"
    }
}

/// The model's `GetFunctionUrlConfigResponse`.
package struct GetFunctionUrlConfigResponse: Sendable, Equatable, Codable {
    /// `FunctionUrl`
    package var functionUrl: String?
    /// `FunctionArn`
    package var functionArn: String?
    /// `AuthType`
    package var authType: FunctionUrlAuthType?
    /// `Cors`
    package var cors: Cors?
    /// `CreationTime`
    package var creationTime: String?
    /// `LastModifiedTime`
    package var lastModifiedTime: String?
    /// `InvokeMode`
    package var invokeMode: InvokeMode?

    /// Every member, each absent unless given.
    package init(
        functionUrl: String? = nil,
        functionArn: String? = nil,
        authType: FunctionUrlAuthType? = nil,
        cors: Cors? = nil,
        creationTime: String? = nil,
        lastModifiedTime: String? = nil,
        invokeMode: InvokeMode? = nil
    ) {
        self.functionUrl = functionUrl
        self.functionArn = functionArn
        self.authType = authType
        self.cors = cors
        self.creationTime = creationTime
        self.lastModifiedTime = lastModifiedTime
        self.invokeMode = invokeMode
    }

    private enum CodingKeys: String, CodingKey {
        case functionUrl = "FunctionUrl"
        case functionArn = "FunctionArn"
        case authType = "AuthType"
        case cors = "Cors"
        case creationTime = "CreationTime"
        case lastModifiedTime = "LastModifiedTime"
        case invokeMode = "InvokeMode"
    }
}

/// The model's `GetLayerVersionPolicyResponse`.
package struct GetLayerVersionPolicyResponse: Sendable, Equatable, Codable {
    /// `Policy`
    package var policy: String?
    /// `RevisionId`
    package var revisionId: String?

    /// Every member, each absent unless given.
    package init(
        policy: String? = nil,
        revisionId: String? = nil
    ) {
        self.policy = policy
        self.revisionId = revisionId
    }

    private enum CodingKeys: String, CodingKey {
        case policy = "Policy"
        case revisionId = "RevisionId"
    }
}

/// The model's `GetLayerVersionResponse`.
package struct GetLayerVersionResponse: Sendable, Equatable, Codable {
    /// `Content`
    package var content: LayerVersionContentOutput?
    /// `LayerArn`
    package var layerArn: String?
    /// `LayerVersionArn`
    package var layerVersionArn: String?
    /// `Description`
    package var description: String?
    /// `CreatedDate`
    package var createdDate: String?
    /// `Version`
    package var version: Int?
    /// `CompatibleArchitectures`
    package var compatibleArchitectures: [Architecture]?
    /// `CompatibleRuntimes`
    package var compatibleRuntimes: [Runtime]?
    /// `LicenseInfo`
    package var licenseInfo: String?

    /// Every member, each absent unless given.
    package init(
        content: LayerVersionContentOutput? = nil,
        layerArn: String? = nil,
        layerVersionArn: String? = nil,
        description: String? = nil,
        createdDate: String? = nil,
        version: Int? = nil,
        compatibleArchitectures: [Architecture]? = nil,
        compatibleRuntimes: [Runtime]? = nil,
        licenseInfo: String? = nil
    ) {
        self.content = content
        self.layerArn = layerArn
        self.layerVersionArn = layerVersionArn
        self.description = description
        self.createdDate = createdDate
        self.version = version
        self.compatibleArchitectures = compatibleArchitectures
        self.compatibleRuntimes = compatibleRuntimes
        self.licenseInfo = licenseInfo
    }

    private enum CodingKeys: String, CodingKey {
        case content = "Content"
        case layerArn = "LayerArn"
        case layerVersionArn = "LayerVersionArn"
        case description = "Description"
        case createdDate = "CreatedDate"
        case version = "Version"
        case compatibleArchitectures = "CompatibleArchitectures"
        case compatibleRuntimes = "CompatibleRuntimes"
        case licenseInfo = "LicenseInfo"
    }
}

/// The model's `GetPolicyResponse`.
package struct GetPolicyResponse: Sendable, Equatable, Codable {
    /// `Policy`
    package var policy: String?
    /// `RevisionId`
    package var revisionId: String?

    /// Every member, each absent unless given.
    package init(
        policy: String? = nil,
        revisionId: String? = nil
    ) {
        self.policy = policy
        self.revisionId = revisionId
    }

    private enum CodingKeys: String, CodingKey {
        case policy = "Policy"
        case revisionId = "RevisionId"
    }
}

/// The model's `GetProvisionedConcurrencyConfigResponse`.
package struct GetProvisionedConcurrencyConfigResponse: Sendable, Equatable, Codable {
    /// `RequestedProvisionedConcurrentExecutions`
    package var requestedProvisionedConcurrentExecutions: Int?
    /// `AvailableProvisionedConcurrentExecutions`
    package var availableProvisionedConcurrentExecutions: Int?
    /// `AllocatedProvisionedConcurrentExecutions`
    package var allocatedProvisionedConcurrentExecutions: Int?
    /// `Status`
    package var status: ProvisionedConcurrencyStatusEnum?
    /// `StatusReason`
    package var statusReason: String?
    /// `LastModified`
    package var lastModified: String?

    /// Every member, each absent unless given.
    package init(
        requestedProvisionedConcurrentExecutions: Int? = nil,
        availableProvisionedConcurrentExecutions: Int? = nil,
        allocatedProvisionedConcurrentExecutions: Int? = nil,
        status: ProvisionedConcurrencyStatusEnum? = nil,
        statusReason: String? = nil,
        lastModified: String? = nil
    ) {
        self.requestedProvisionedConcurrentExecutions = requestedProvisionedConcurrentExecutions
        self.availableProvisionedConcurrentExecutions = availableProvisionedConcurrentExecutions
        self.allocatedProvisionedConcurrentExecutions = allocatedProvisionedConcurrentExecutions
        self.status = status
        self.statusReason = statusReason
        self.lastModified = lastModified
    }

    private enum CodingKeys: String, CodingKey {
        case requestedProvisionedConcurrentExecutions = "RequestedProvisionedConcurrentExecutions"
        case availableProvisionedConcurrentExecutions = "AvailableProvisionedConcurrentExecutions"
        case allocatedProvisionedConcurrentExecutions = "AllocatedProvisionedConcurrentExecutions"
        case status = "Status"
        case statusReason = "StatusReason"
        case lastModified = "LastModified"
    }
}

/// The model's `GetResourcePolicyResponse`.
package struct GetResourcePolicyResponse: Sendable, Equatable, Codable {
    /// `Policy`
    package var policy: String?
    /// `RevisionId`
    package var revisionId: String?

    /// Every member, each absent unless given.
    package init(
        policy: String? = nil,
        revisionId: String? = nil
    ) {
        self.policy = policy
        self.revisionId = revisionId
    }

    private enum CodingKeys: String, CodingKey {
        case policy = "Policy"
        case revisionId = "RevisionId"
    }
}

/// The model's `GetRuntimeManagementConfigResponse`.
package struct GetRuntimeManagementConfigResponse: Sendable, Equatable, Codable {
    /// `UpdateRuntimeOn`
    package var updateRuntimeOn: UpdateRuntimeOn?
    /// `FunctionArn`
    package var functionArn: String?
    /// `RuntimeVersionArn`
    package var runtimeVersionArn: String?

    /// Every member, each absent unless given.
    package init(
        updateRuntimeOn: UpdateRuntimeOn? = nil,
        functionArn: String? = nil,
        runtimeVersionArn: String? = nil
    ) {
        self.updateRuntimeOn = updateRuntimeOn
        self.functionArn = functionArn
        self.runtimeVersionArn = runtimeVersionArn
    }

    private enum CodingKeys: String, CodingKey {
        case updateRuntimeOn = "UpdateRuntimeOn"
        case functionArn = "FunctionArn"
        case runtimeVersionArn = "RuntimeVersionArn"
    }
}
