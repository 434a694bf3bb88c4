// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `GetAccountSettingsRequest`.
package struct GetAccountSettingsRequest: Sendable, Equatable, Codable {
    /// The structure has no members.
    package init() {}

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {}
}

/// The model's `GetAliasRequest`.
package struct GetAliasRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Name`
    package var name: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        name: String? = nil
    ) {
        self.functionName = functionName
        self.name = name
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case name = "Name"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.name = document["Name"].flatMap { $0.stringValue }
    }
}

/// The model's `GetCapacityProviderRequest`.
package struct GetCapacityProviderRequest: Sendable, Equatable, Codable {
    /// `CapacityProviderName`
    package var capacityProviderName: String?

    /// Every member, each absent unless given.
    package init(
        capacityProviderName: String? = nil
    ) {
        self.capacityProviderName = capacityProviderName
    }

    private enum CodingKeys: String, CodingKey {
        case capacityProviderName = "CapacityProviderName"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.capacityProviderName = document["CapacityProviderName"].flatMap { $0.stringValue }
    }
}

/// The model's `GetCodeSigningConfigRequest`.
package struct GetCodeSigningConfigRequest: Sendable, Equatable, Codable {
    /// `CodeSigningConfigArn`
    package var codeSigningConfigArn: String?

    /// Every member, each absent unless given.
    package init(
        codeSigningConfigArn: String? = nil
    ) {
        self.codeSigningConfigArn = codeSigningConfigArn
    }

    private enum CodingKeys: String, CodingKey {
        case codeSigningConfigArn = "CodeSigningConfigArn"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.codeSigningConfigArn = document["CodeSigningConfigArn"].flatMap { $0.stringValue }
    }
}

/// The model's `GetDurableExecutionHistoryRequest`.
package struct GetDurableExecutionHistoryRequest: Sendable, Equatable, Codable {
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?
    /// `IncludeExecutionData`
    package var includeExecutionData: Bool?
    /// `MaxItems`
    package var maxItems: Int?
    /// `Marker`
    package var marker: String?
    /// `ReverseOrder`
    package var reverseOrder: Bool?

    /// Every member, each absent unless given.
    package init(
        durableExecutionArn: String? = nil,
        includeExecutionData: Bool? = nil,
        maxItems: Int? = nil,
        marker: String? = nil,
        reverseOrder: Bool? = nil
    ) {
        self.durableExecutionArn = durableExecutionArn
        self.includeExecutionData = includeExecutionData
        self.maxItems = maxItems
        self.marker = marker
        self.reverseOrder = reverseOrder
    }

    private enum CodingKeys: String, CodingKey {
        case durableExecutionArn = "DurableExecutionArn"
        case includeExecutionData = "IncludeExecutionData"
        case maxItems = "MaxItems"
        case marker = "Marker"
        case reverseOrder = "ReverseOrder"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.durableExecutionArn = document["DurableExecutionArn"].flatMap { $0.stringValue }
        self.includeExecutionData = document["IncludeExecutionData"].flatMap { $0.boolValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.reverseOrder = document["ReverseOrder"].flatMap { $0.boolValue }
    }
}

/// The model's `GetDurableExecutionRequest`.
package struct GetDurableExecutionRequest: Sendable, Equatable, Codable {
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?
    /// `IncludeExecutionData`
    package var includeExecutionData: Bool?

    /// Every member, each absent unless given.
    package init(
        durableExecutionArn: String? = nil,
        includeExecutionData: Bool? = nil
    ) {
        self.durableExecutionArn = durableExecutionArn
        self.includeExecutionData = includeExecutionData
    }

    private enum CodingKeys: String, CodingKey {
        case durableExecutionArn = "DurableExecutionArn"
        case includeExecutionData = "IncludeExecutionData"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.durableExecutionArn = document["DurableExecutionArn"].flatMap { $0.stringValue }
        self.includeExecutionData = document["IncludeExecutionData"].flatMap { $0.boolValue }
    }
}

/// The model's `GetDurableExecutionStateRequest`.
package struct GetDurableExecutionStateRequest: Sendable, Equatable, Codable {
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?
    /// `CheckpointToken`
    package var checkpointToken: String?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        durableExecutionArn: String? = nil,
        checkpointToken: String? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.durableExecutionArn = durableExecutionArn
        self.checkpointToken = checkpointToken
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case durableExecutionArn = "DurableExecutionArn"
        case checkpointToken = "CheckpointToken"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.durableExecutionArn = document["DurableExecutionArn"].flatMap { $0.stringValue }
        self.checkpointToken = document["CheckpointToken"].flatMap { $0.stringValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `GetEventSourceMappingRequest`.
package struct GetEventSourceMappingRequest: Sendable, Equatable, Codable {
    /// `UUID`
    package var uuid: String?

    /// Every member, each absent unless given.
    package init(
        uuid: String? = nil
    ) {
        self.uuid = uuid
    }

    private enum CodingKeys: String, CodingKey {
        case uuid = "UUID"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.uuid = document["UUID"].flatMap { $0.stringValue }
    }
}

/// The model's `GetFunctionCodeSigningConfigRequest`.
package struct GetFunctionCodeSigningConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil
    ) {
        self.functionName = functionName
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
    }
}

/// The model's `GetFunctionConcurrencyRequest`.
package struct GetFunctionConcurrencyRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil
    ) {
        self.functionName = functionName
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
    }
}

/// The model's `GetFunctionConfigurationRequest`.
package struct GetFunctionConfigurationRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
    }
}

/// The model's `GetFunctionEventInvokeConfigRequest`.
package struct GetFunctionEventInvokeConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
    }
}

/// The model's `GetFunctionRecursionConfigRequest`.
package struct GetFunctionRecursionConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil
    ) {
        self.functionName = functionName
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
    }
}

/// The model's `GetFunctionRequest`.
package struct GetFunctionRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
    }
}

/// The model's `GetFunctionScalingConfigRequest`.
package struct GetFunctionScalingConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
    }
}

/// The model's `GetFunctionUrlConfigRequest`.
package struct GetFunctionUrlConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
    }
}

/// The model's `GetLayerVersionByArnRequest`.
package struct GetLayerVersionByArnRequest: Sendable, Equatable, Codable {
    /// `Arn`
    package var arn: String?

    /// Every member, each absent unless given.
    package init(
        arn: String? = nil
    ) {
        self.arn = arn
    }

    private enum CodingKeys: String, CodingKey {
        case arn = "Arn"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.arn = document["Arn"].flatMap { $0.stringValue }
    }
}

/// The model's `GetLayerVersionPolicyRequest`.
package struct GetLayerVersionPolicyRequest: Sendable, Equatable, Codable {
    /// `LayerName`
    package var layerName: String?
    /// `VersionNumber`
    package var versionNumber: Int?

    /// Every member, each absent unless given.
    package init(
        layerName: String? = nil,
        versionNumber: Int? = nil
    ) {
        self.layerName = layerName
        self.versionNumber = versionNumber
    }

    private enum CodingKeys: String, CodingKey {
        case layerName = "LayerName"
        case versionNumber = "VersionNumber"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.layerName = document["LayerName"].flatMap { $0.stringValue }
        self.versionNumber = document["VersionNumber"].flatMap { $0.integerValue }
    }
}

/// The model's `GetLayerVersionRequest`.
package struct GetLayerVersionRequest: Sendable, Equatable, Codable {
    /// `LayerName`
    package var layerName: String?
    /// `VersionNumber`
    package var versionNumber: Int?

    /// Every member, each absent unless given.
    package init(
        layerName: String? = nil,
        versionNumber: Int? = nil
    ) {
        self.layerName = layerName
        self.versionNumber = versionNumber
    }

    private enum CodingKeys: String, CodingKey {
        case layerName = "LayerName"
        case versionNumber = "VersionNumber"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.layerName = document["LayerName"].flatMap { $0.stringValue }
        self.versionNumber = document["VersionNumber"].flatMap { $0.integerValue }
    }
}

/// The model's `GetPolicyRequest`.
package struct GetPolicyRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
    }
}

/// The model's `GetProvisionedConcurrencyConfigRequest`.
package struct GetProvisionedConcurrencyConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
    }
}

/// The model's `GetResourcePolicyRequest`.
package struct GetResourcePolicyRequest: Sendable, Equatable, Codable {
    /// `ResourceArn`
    package var resourceArn: String?

    /// Every member, each absent unless given.
    package init(
        resourceArn: String? = nil
    ) {
        self.resourceArn = resourceArn
    }

    private enum CodingKeys: String, CodingKey {
        case resourceArn = "ResourceArn"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.resourceArn = document["ResourceArn"].flatMap { $0.stringValue }
    }
}

/// The model's `GetRuntimeManagementConfigRequest`.
package struct GetRuntimeManagementConfigRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
    }
}
