// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `DeleteAliasRequest`.
package struct DeleteAliasRequest: Sendable, Equatable, Codable {
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

/// The model's `DeleteCapacityProviderRequest`.
package struct DeleteCapacityProviderRequest: Sendable, Equatable, Codable {
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

/// The model's `DeleteCodeSigningConfigRequest`.
package struct DeleteCodeSigningConfigRequest: Sendable, Equatable, Codable {
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

/// The model's `DeleteDurableExecutionRequest`.
package struct DeleteDurableExecutionRequest: Sendable, Equatable, Codable {
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?

    /// Every member, each absent unless given.
    package init(
        durableExecutionArn: String? = nil
    ) {
        self.durableExecutionArn = durableExecutionArn
    }

    private enum CodingKeys: String, CodingKey {
        case durableExecutionArn = "DurableExecutionArn"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.durableExecutionArn = document["DurableExecutionArn"].flatMap { $0.stringValue }
    }
}

/// The model's `DeleteEventSourceMappingRequest`.
package struct DeleteEventSourceMappingRequest: Sendable, Equatable, Codable {
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

/// The model's `DeleteFunctionCodeSigningConfigRequest`.
package struct DeleteFunctionCodeSigningConfigRequest: Sendable, Equatable, Codable {
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

/// The model's `DeleteFunctionConcurrencyRequest`.
package struct DeleteFunctionConcurrencyRequest: Sendable, Equatable, Codable {
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

/// The model's `DeleteFunctionEventInvokeConfigRequest`.
package struct DeleteFunctionEventInvokeConfigRequest: Sendable, Equatable, Codable {
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

/// The model's `DeleteFunctionRequest`.
package struct DeleteFunctionRequest: Sendable, Equatable, Codable {
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

/// The model's `DeleteFunctionUrlConfigRequest`.
package struct DeleteFunctionUrlConfigRequest: Sendable, Equatable, Codable {
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

/// The model's `DeleteLayerVersionRequest`.
package struct DeleteLayerVersionRequest: Sendable, Equatable, Codable {
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

/// The model's `DeleteProvisionedConcurrencyConfigRequest`.
package struct DeleteProvisionedConcurrencyConfigRequest: Sendable, Equatable, Codable {
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

/// The model's `DeleteResourcePolicyRequest`.
package struct DeleteResourcePolicyRequest: Sendable, Equatable, Codable {
    /// `ResourceArn`
    package var resourceArn: String?
    /// `RevisionId`
    package var revisionId: String?

    /// Every member, each absent unless given.
    package init(
        resourceArn: String? = nil,
        revisionId: String? = nil
    ) {
        self.resourceArn = resourceArn
        self.revisionId = revisionId
    }

    private enum CodingKeys: String, CodingKey {
        case resourceArn = "ResourceArn"
        case revisionId = "RevisionId"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.resourceArn = document["ResourceArn"].flatMap { $0.stringValue }
        self.revisionId = document["RevisionId"].flatMap { $0.stringValue }
    }
}
