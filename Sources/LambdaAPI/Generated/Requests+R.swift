// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `RemoveLayerVersionPermissionRequest`.
package struct RemoveLayerVersionPermissionRequest: Sendable, Equatable, Codable {
    /// `LayerName`
    package var layerName: String?
    /// `VersionNumber`
    package var versionNumber: Int?
    /// `StatementId`
    package var statementId: String?
    /// `RevisionId`
    package var revisionId: String?

    /// Every member, each absent unless given.
    package init(
        layerName: String? = nil,
        versionNumber: Int? = nil,
        statementId: String? = nil,
        revisionId: String? = nil
    ) {
        self.layerName = layerName
        self.versionNumber = versionNumber
        self.statementId = statementId
        self.revisionId = revisionId
    }

    private enum CodingKeys: String, CodingKey {
        case layerName = "LayerName"
        case versionNumber = "VersionNumber"
        case statementId = "StatementId"
        case revisionId = "RevisionId"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.layerName = document["LayerName"].flatMap { $0.stringValue }
        self.versionNumber = document["VersionNumber"].flatMap { $0.integerValue }
        self.statementId = document["StatementId"].flatMap { $0.stringValue }
        self.revisionId = document["RevisionId"].flatMap { $0.stringValue }
    }
}

/// The model's `RemovePermissionRequest`.
package struct RemovePermissionRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `StatementId`
    package var statementId: String?
    /// `Qualifier`
    package var qualifier: String?
    /// `RevisionId`
    package var revisionId: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        statementId: String? = nil,
        qualifier: String? = nil,
        revisionId: String? = nil
    ) {
        self.functionName = functionName
        self.statementId = statementId
        self.qualifier = qualifier
        self.revisionId = revisionId
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case statementId = "StatementId"
        case qualifier = "Qualifier"
        case revisionId = "RevisionId"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.statementId = document["StatementId"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
        self.revisionId = document["RevisionId"].flatMap { $0.stringValue }
    }
}

/// The model's `ResumeDurableExecutionRequest`.
package struct ResumeDurableExecutionRequest: Sendable, Equatable, Codable {
    /// `DurableExecutionArn`
    package var durableExecutionArn: String?
    /// `ClientToken`
    package var clientToken: String?
    /// `Reason`
    package var reason: String?

    /// Every member, each absent unless given.
    package init(
        durableExecutionArn: String? = nil,
        clientToken: String? = nil,
        reason: String? = nil
    ) {
        self.durableExecutionArn = durableExecutionArn
        self.clientToken = clientToken
        self.reason = reason
    }

    private enum CodingKeys: String, CodingKey {
        case durableExecutionArn = "DurableExecutionArn"
        case clientToken = "ClientToken"
        case reason = "Reason"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.durableExecutionArn = document["DurableExecutionArn"].flatMap { $0.stringValue }
        self.clientToken = document["ClientToken"].flatMap { $0.stringValue }
        self.reason = document["Reason"].flatMap { $0.stringValue }
    }
}
