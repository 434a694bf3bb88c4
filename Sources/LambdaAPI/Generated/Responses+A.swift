// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `AddLayerVersionPermissionResponse`.
package struct AddLayerVersionPermissionResponse: Sendable, Equatable, Codable {
    /// `Statement`
    package var statement: String?
    /// `RevisionId`
    package var revisionId: String?

    /// Every member, each absent unless given.
    package init(
        statement: String? = nil,
        revisionId: String? = nil
    ) {
        self.statement = statement
        self.revisionId = revisionId
    }

    private enum CodingKeys: String, CodingKey {
        case statement = "Statement"
        case revisionId = "RevisionId"
    }
}

/// The model's `AddPermissionResponse`.
package struct AddPermissionResponse: Sendable, Equatable, Codable {
    /// `Statement`
    package var statement: String?

    /// Every member, each absent unless given.
    package init(
        statement: String? = nil
    ) {
        self.statement = statement
    }

    private enum CodingKeys: String, CodingKey {
        case statement = "Statement"
    }
}

/// The model's `AliasConfiguration`.
package struct AliasConfiguration: Sendable, Equatable, Codable {
    /// `AliasArn`
    package var aliasArn: String?
    /// `Name`
    package var name: String?
    /// `FunctionVersion`
    package var functionVersion: String?
    /// `Description`
    package var description: String?
    /// `RoutingConfig`
    package var routingConfig: AliasRoutingConfiguration?
    /// `RevisionId`
    package var revisionId: String?

    /// Every member, each absent unless given.
    package init(
        aliasArn: String? = nil,
        name: String? = nil,
        functionVersion: String? = nil,
        description: String? = nil,
        routingConfig: AliasRoutingConfiguration? = nil,
        revisionId: String? = nil
    ) {
        self.aliasArn = aliasArn
        self.name = name
        self.functionVersion = functionVersion
        self.description = description
        self.routingConfig = routingConfig
        self.revisionId = revisionId
    }

    private enum CodingKeys: String, CodingKey {
        case aliasArn = "AliasArn"
        case name = "Name"
        case functionVersion = "FunctionVersion"
        case description = "Description"
        case routingConfig = "RoutingConfig"
        case revisionId = "RevisionId"
    }
}
