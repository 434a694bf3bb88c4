// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `UpdateCapacityProviderResponse`.
package struct UpdateCapacityProviderResponse: Sendable, Equatable, Codable {
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

/// The model's `UpdateCodeSigningConfigResponse`.
package struct UpdateCodeSigningConfigResponse: Sendable, Equatable, Codable {
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

/// The model's `UpdateFunctionUrlConfigResponse`.
package struct UpdateFunctionUrlConfigResponse: Sendable, Equatable, Codable {
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
