// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `PauseDurableExecutionResponse`.
package struct PauseDurableExecutionResponse: Sendable, Equatable, Codable {
    /// The structure has no members.
    package init() {}
}

/// The model's `PublishLayerVersionResponse`.
package struct PublishLayerVersionResponse: Sendable, Equatable, Codable {
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

/// The model's `PutFunctionCodeSigningConfigResponse`.
package struct PutFunctionCodeSigningConfigResponse: Sendable, Equatable, Codable {
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

/// The model's `PutFunctionRecursionConfigResponse`.
package struct PutFunctionRecursionConfigResponse: Sendable, Equatable, Codable {
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

/// The model's `PutFunctionScalingConfigResponse`.
package struct PutFunctionScalingConfigResponse: Sendable, Equatable, Codable {
    /// `FunctionState`
    package var functionState: State?

    /// Every member, each absent unless given.
    package init(
        functionState: State? = nil
    ) {
        self.functionState = functionState
    }

    private enum CodingKeys: String, CodingKey {
        case functionState = "FunctionState"
    }
}

/// The model's `PutProvisionedConcurrencyConfigResponse`.
package struct PutProvisionedConcurrencyConfigResponse: Sendable, Equatable, Codable {
    /// `RequestedProvisionedConcurrentExecutions`
    package var requestedProvisionedConcurrentExecutions: Int?
    /// `AllocatedProvisionedConcurrentExecutions`
    package var allocatedProvisionedConcurrentExecutions: Int?
    /// `AvailableProvisionedConcurrentExecutions`
    package var availableProvisionedConcurrentExecutions: Int?
    /// `Status`
    package var status: ProvisionedConcurrencyStatusEnum?
    /// `StatusReason`
    package var statusReason: String?
    /// `LastModified`
    package var lastModified: String?

    /// Every member, each absent unless given.
    package init(
        requestedProvisionedConcurrentExecutions: Int? = nil,
        allocatedProvisionedConcurrentExecutions: Int? = nil,
        availableProvisionedConcurrentExecutions: Int? = nil,
        status: ProvisionedConcurrencyStatusEnum? = nil,
        statusReason: String? = nil,
        lastModified: String? = nil
    ) {
        self.requestedProvisionedConcurrentExecutions = requestedProvisionedConcurrentExecutions
        self.allocatedProvisionedConcurrentExecutions = allocatedProvisionedConcurrentExecutions
        self.availableProvisionedConcurrentExecutions = availableProvisionedConcurrentExecutions
        self.status = status
        self.statusReason = statusReason
        self.lastModified = lastModified
    }

    private enum CodingKeys: String, CodingKey {
        case requestedProvisionedConcurrentExecutions = "RequestedProvisionedConcurrentExecutions"
        case allocatedProvisionedConcurrentExecutions = "AllocatedProvisionedConcurrentExecutions"
        case availableProvisionedConcurrentExecutions = "AvailableProvisionedConcurrentExecutions"
        case status = "Status"
        case statusReason = "StatusReason"
        case lastModified = "LastModified"
    }
}

/// The model's `PutResourcePolicyResponse`.
package struct PutResourcePolicyResponse: Sendable, Equatable, Codable {
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

/// The model's `PutRuntimeManagementConfigResponse`.
package struct PutRuntimeManagementConfigResponse: Sendable, Equatable, Codable {
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
