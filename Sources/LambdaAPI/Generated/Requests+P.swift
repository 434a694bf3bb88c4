// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `PauseDurableExecutionRequest`.
package struct PauseDurableExecutionRequest: Sendable, Equatable, Codable {
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?
    /// `ClientToken`
    package var clientToken: String?
    /// `Reason`
    package var reason: String?
    /// `ExecutionTimeoutPaused`
    package var executionTimeoutPaused: Bool?

    /// Every member, each absent unless given.
    package init(
        durableExecutionArn: String? = nil,
        clientToken: String? = nil,
        reason: String? = nil,
        executionTimeoutPaused: Bool? = nil
    ) {
        self.durableExecutionArn = durableExecutionArn
        self.clientToken = clientToken
        self.reason = reason
        self.executionTimeoutPaused = executionTimeoutPaused
    }

    private enum CodingKeys: String, CodingKey {
        case durableExecutionArn = "DurableExecutionArn"
        case clientToken = "ClientToken"
        case reason = "Reason"
        case executionTimeoutPaused = "ExecutionTimeoutPaused"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.durableExecutionArn = document["DurableExecutionArn"].flatMap { $0.stringValue }
        self.clientToken = document["ClientToken"].flatMap { $0.stringValue }
        self.reason = document["Reason"].flatMap { $0.stringValue }
        self.executionTimeoutPaused = document["ExecutionTimeoutPaused"].flatMap { $0.boolValue }
    }
}

/// The model's `PublishLayerVersionRequest`.
package struct PublishLayerVersionRequest: Sendable, Equatable, Codable {
    /// `LayerName`
    package var layerName: String?
    /// `Description`
    package var description: String?
    /// `Content`
    package var content: LayerVersionContentInput?
    /// `CompatibleArchitectures`
    package var compatibleArchitectures: [Architecture]?
    /// `CompatibleRuntimes`
    package var compatibleRuntimes: [Runtime]?
    /// `LicenseInfo`
    package var licenseInfo: String?

    /// Every member, each absent unless given.
    package init(
        layerName: String? = nil,
        description: String? = nil,
        content: LayerVersionContentInput? = nil,
        compatibleArchitectures: [Architecture]? = nil,
        compatibleRuntimes: [Runtime]? = nil,
        licenseInfo: String? = nil
    ) {
        self.layerName = layerName
        self.description = description
        self.content = content
        self.compatibleArchitectures = compatibleArchitectures
        self.compatibleRuntimes = compatibleRuntimes
        self.licenseInfo = licenseInfo
    }

    private enum CodingKeys: String, CodingKey {
        case layerName = "LayerName"
        case description = "Description"
        case content = "Content"
        case compatibleArchitectures = "CompatibleArchitectures"
        case compatibleRuntimes = "CompatibleRuntimes"
        case licenseInfo = "LicenseInfo"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.layerName = document["LayerName"].flatMap { $0.stringValue }
        self.description = document["Description"].flatMap { $0.stringValue }
        self.content = document["Content"].flatMap { LayerVersionContentInput(document: $0) }
        self.compatibleArchitectures = document["CompatibleArchitectures"].flatMap { $0.arrayValue?.compactMap { $0.stringValue.map(Architecture.init(rawValue:)) } }
        self.compatibleRuntimes = document["CompatibleRuntimes"].flatMap { $0.arrayValue?.compactMap { $0.stringValue.map(Runtime.init(rawValue:)) } }
        self.licenseInfo = document["LicenseInfo"].flatMap { $0.stringValue }
    }
}

/// The model's `PublishVersionRequest`.
package struct PublishVersionRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `CodeSha256`
    package var codeSha256: String?
    /// `Description`
    package var description: String?
    /// `RevisionId`
    package var revisionId: String?
    /// `PublishTo`
    package var publishTo: FunctionVersionLatestPublished?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        codeSha256: String? = nil,
        description: String? = nil,
        revisionId: String? = nil,
        publishTo: FunctionVersionLatestPublished? = nil
    ) {
        self.functionName = functionName
        self.codeSha256 = codeSha256
        self.description = description
        self.revisionId = revisionId
        self.publishTo = publishTo
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case codeSha256 = "CodeSha256"
        case description = "Description"
        case revisionId = "RevisionId"
        case publishTo = "PublishTo"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.codeSha256 = document["CodeSha256"].flatMap { $0.stringValue }
        self.description = document["Description"].flatMap { $0.stringValue }
        self.revisionId = document["RevisionId"].flatMap { $0.stringValue }
        self.publishTo = document["PublishTo"].flatMap { $0.stringValue.map(FunctionVersionLatestPublished.init(rawValue:)) }
    }
}

/// The model's `PutFunctionCodeSigningConfigRequest`.
package struct PutFunctionCodeSigningConfigRequest: Sendable, Equatable, Codable {
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

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.codeSigningConfigArn = document["CodeSigningConfigArn"].flatMap { $0.stringValue }
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
    }
}

/// The model's `PutFunctionConcurrencyRequest`.
package struct PutFunctionConcurrencyRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `ReservedConcurrentExecutions`
    package var reservedConcurrentExecutions: Int?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        reservedConcurrentExecutions: Int? = nil
    ) {
        self.functionName = functionName
        self.reservedConcurrentExecutions = reservedConcurrentExecutions
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case reservedConcurrentExecutions = "ReservedConcurrentExecutions"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.reservedConcurrentExecutions = document["ReservedConcurrentExecutions"].flatMap { $0.integerValue }
    }
}

/// The model's `PutFunctionEventInvokeConfigRequest`.
package struct PutFunctionEventInvokeConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?
    /// `MaximumRetryAttempts`
    package var maximumRetryAttempts: Int?
    /// `MaximumEventAgeInSeconds`
    package var maximumEventAgeInSeconds: Int?
    /// `DestinationConfig`
    package var destinationConfig: DestinationConfig?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil,
        maximumRetryAttempts: Int? = nil,
        maximumEventAgeInSeconds: Int? = nil,
        destinationConfig: DestinationConfig? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
        self.maximumRetryAttempts = maximumRetryAttempts
        self.maximumEventAgeInSeconds = maximumEventAgeInSeconds
        self.destinationConfig = destinationConfig
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
        case maximumRetryAttempts = "MaximumRetryAttempts"
        case maximumEventAgeInSeconds = "MaximumEventAgeInSeconds"
        case destinationConfig = "DestinationConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
        self.maximumRetryAttempts = document["MaximumRetryAttempts"].flatMap { $0.integerValue }
        self.maximumEventAgeInSeconds = document["MaximumEventAgeInSeconds"].flatMap { $0.integerValue }
        self.destinationConfig = document["DestinationConfig"].flatMap { DestinationConfig(document: $0) }
    }
}

/// The model's `PutFunctionRecursionConfigRequest`.
package struct PutFunctionRecursionConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `RecursiveLoop`
    package var recursiveLoop: RecursiveLoop?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        recursiveLoop: RecursiveLoop? = nil
    ) {
        self.functionName = functionName
        self.recursiveLoop = recursiveLoop
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case recursiveLoop = "RecursiveLoop"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.recursiveLoop = document["RecursiveLoop"].flatMap { $0.stringValue.map(RecursiveLoop.init(rawValue:)) }
    }
}

/// The model's `PutFunctionScalingConfigRequest`.
package struct PutFunctionScalingConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?
    /// `FunctionScalingConfig`
    package var functionScalingConfig: FunctionScalingConfig?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil,
        functionScalingConfig: FunctionScalingConfig? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
        self.functionScalingConfig = functionScalingConfig
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
        case functionScalingConfig = "FunctionScalingConfig"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
        self.functionScalingConfig = document["FunctionScalingConfig"].flatMap { FunctionScalingConfig(document: $0) }
    }
}

/// The model's `PutProvisionedConcurrencyConfigRequest`.
package struct PutProvisionedConcurrencyConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?
    /// `ProvisionedConcurrentExecutions`
    package var provisionedConcurrentExecutions: Int?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil,
        provisionedConcurrentExecutions: Int? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
        self.provisionedConcurrentExecutions = provisionedConcurrentExecutions
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
        case provisionedConcurrentExecutions = "ProvisionedConcurrentExecutions"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
        self.provisionedConcurrentExecutions = document["ProvisionedConcurrentExecutions"].flatMap { $0.integerValue }
    }
}

/// The model's `PutResourcePolicyRequest`.
package struct PutResourcePolicyRequest: Sendable, Equatable, Codable {
    /// `ResourceArn`
    package var resourceArn: String?
    /// `Policy`
    package var policy: String?
    /// `RevisionId`
    package var revisionId: String?

    /// Every member, each absent unless given.
    package init(
        resourceArn: String? = nil,
        policy: String? = nil,
        revisionId: String? = nil
    ) {
        self.resourceArn = resourceArn
        self.policy = policy
        self.revisionId = revisionId
    }

    private enum CodingKeys: String, CodingKey {
        case resourceArn = "ResourceArn"
        case policy = "Policy"
        case revisionId = "RevisionId"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.resourceArn = document["ResourceArn"].flatMap { $0.stringValue }
        self.policy = document["Policy"].flatMap { $0.stringValue }
        self.revisionId = document["RevisionId"].flatMap { $0.stringValue }
    }
}

/// The model's `PutRuntimeManagementConfigRequest`.
package struct PutRuntimeManagementConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?
    /// `UpdateRuntimeOn`
    package var updateRuntimeOn: UpdateRuntimeOn?
    /// `RuntimeVersionArn`
    package var runtimeVersionArn: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil,
        updateRuntimeOn: UpdateRuntimeOn? = nil,
        runtimeVersionArn: String? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
        self.updateRuntimeOn = updateRuntimeOn
        self.runtimeVersionArn = runtimeVersionArn
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
        case updateRuntimeOn = "UpdateRuntimeOn"
        case runtimeVersionArn = "RuntimeVersionArn"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
        self.updateRuntimeOn = document["UpdateRuntimeOn"].flatMap { $0.stringValue.map(UpdateRuntimeOn.init(rawValue:)) }
        self.runtimeVersionArn = document["RuntimeVersionArn"].flatMap { $0.stringValue }
    }
}
