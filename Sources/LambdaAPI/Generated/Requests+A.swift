// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `AddLayerVersionPermissionRequest`.
package struct AddLayerVersionPermissionRequest: Sendable, Equatable, Codable {
    /// `LayerName`
    package var layerName: String?
    /// `VersionNumber`
    package var versionNumber: Int?
    /// `StatementId`
    package var statementId: String?
    /// `Action`
    package var action: String?
    /// `Principal`
    package var principal: String?
    /// `OrganizationId`
    package var organizationId: String?
    /// `RevisionId`
    package var revisionId: String?

    /// Every member, each absent unless given.
    package init(
        layerName: String? = nil,
        versionNumber: Int? = nil,
        statementId: String? = nil,
        action: String? = nil,
        principal: String? = nil,
        organizationId: String? = nil,
        revisionId: String? = nil
    ) {
        self.layerName = layerName
        self.versionNumber = versionNumber
        self.statementId = statementId
        self.action = action
        self.principal = principal
        self.organizationId = organizationId
        self.revisionId = revisionId
    }

    private enum CodingKeys: String, CodingKey {
        case layerName = "LayerName"
        case versionNumber = "VersionNumber"
        case statementId = "StatementId"
        case action = "Action"
        case principal = "Principal"
        case organizationId = "OrganizationId"
        case revisionId = "RevisionId"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.layerName = document["LayerName"].flatMap { $0.stringValue }
        self.versionNumber = document["VersionNumber"].flatMap { $0.integerValue }
        self.statementId = document["StatementId"].flatMap { $0.stringValue }
        self.action = document["Action"].flatMap { $0.stringValue }
        self.principal = document["Principal"].flatMap { $0.stringValue }
        self.organizationId = document["OrganizationId"].flatMap { $0.stringValue }
        self.revisionId = document["RevisionId"].flatMap { $0.stringValue }
    }
}

/// The model's `AddPermissionRequest`.
package struct AddPermissionRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `StatementId`
    package var statementId: String?
    /// `Action`
    package var action: String?
    /// `Principal`
    package var principal: String?
    /// `SourceArn`
    package var sourceArn: String?
    /// `FunctionUrlAuthType`
    package var functionUrlAuthType: FunctionUrlAuthType?
    /// `InvokedViaFunctionUrl`
    package var invokedViaFunctionUrl: Bool?
    /// `SourceAccount`
    package var sourceAccount: String?
    /// `EventSourceToken`
    package var eventSourceToken: String?
    /// `Qualifier`
    package var qualifier: String?
    /// `RevisionId`
    package var revisionId: String?
    /// `PrincipalOrgID`
    package var principalOrgID: String?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        statementId: String? = nil,
        action: String? = nil,
        principal: String? = nil,
        sourceArn: String? = nil,
        functionUrlAuthType: FunctionUrlAuthType? = nil,
        invokedViaFunctionUrl: Bool? = nil,
        sourceAccount: String? = nil,
        eventSourceToken: String? = nil,
        qualifier: String? = nil,
        revisionId: String? = nil,
        principalOrgID: String? = nil
    ) {
        self.functionName = functionName
        self.statementId = statementId
        self.action = action
        self.principal = principal
        self.sourceArn = sourceArn
        self.functionUrlAuthType = functionUrlAuthType
        self.invokedViaFunctionUrl = invokedViaFunctionUrl
        self.sourceAccount = sourceAccount
        self.eventSourceToken = eventSourceToken
        self.qualifier = qualifier
        self.revisionId = revisionId
        self.principalOrgID = principalOrgID
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case statementId = "StatementId"
        case action = "Action"
        case principal = "Principal"
        case sourceArn = "SourceArn"
        case functionUrlAuthType = "FunctionUrlAuthType"
        case invokedViaFunctionUrl = "InvokedViaFunctionUrl"
        case sourceAccount = "SourceAccount"
        case eventSourceToken = "EventSourceToken"
        case qualifier = "Qualifier"
        case revisionId = "RevisionId"
        case principalOrgID = "PrincipalOrgID"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.statementId = document["StatementId"].flatMap { $0.stringValue }
        self.action = document["Action"].flatMap { $0.stringValue }
        self.principal = document["Principal"].flatMap { $0.stringValue }
        self.sourceArn = document["SourceArn"].flatMap { $0.stringValue }
        self.functionUrlAuthType = document["FunctionUrlAuthType"].flatMap { $0.stringValue.map(FunctionUrlAuthType.init(rawValue:)) }
        self.invokedViaFunctionUrl = document["InvokedViaFunctionUrl"].flatMap { $0.boolValue }
        self.sourceAccount = document["SourceAccount"].flatMap { $0.stringValue }
        self.eventSourceToken = document["EventSourceToken"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
        self.revisionId = document["RevisionId"].flatMap { $0.stringValue }
        self.principalOrgID = document["PrincipalOrgID"].flatMap { $0.stringValue }
    }
}
