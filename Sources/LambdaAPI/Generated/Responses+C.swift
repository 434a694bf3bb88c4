// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `CheckpointDurableExecutionResponse`.
package struct CheckpointDurableExecutionResponse: Sendable, Equatable, Codable {
    /// `CheckpointToken`
    package var checkpointToken: String?
    /// `NewExecutionState`
    package var newExecutionState: CheckpointUpdatedExecutionState?

    /// Every member, each absent unless given.
    package init(
        checkpointToken: String? = nil,
        newExecutionState: CheckpointUpdatedExecutionState? = nil
    ) {
        self.checkpointToken = checkpointToken
        self.newExecutionState = newExecutionState
    }

    private enum CodingKeys: String, CodingKey {
        case checkpointToken = "CheckpointToken"
        case newExecutionState = "NewExecutionState"
    }
}

/// The model's `Concurrency`.
package struct Concurrency: Sendable, Equatable, Codable {
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

/// The model's `CreateCapacityProviderResponse`.
package struct CreateCapacityProviderResponse: Sendable, Equatable, Codable {
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

/// The model's `CreateCodeSigningConfigResponse`.
package struct CreateCodeSigningConfigResponse: Sendable, Equatable, Codable {
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

/// The model's `CreateFunctionUrlConfigResponse`.
package struct CreateFunctionUrlConfigResponse: Sendable, Equatable, Codable {
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
    /// `InvokeMode`
    package var invokeMode: InvokeMode?

    /// Every member, each absent unless given.
    package init(
        functionUrl: String? = nil,
        functionArn: String? = nil,
        authType: FunctionUrlAuthType? = nil,
        cors: Cors? = nil,
        creationTime: String? = nil,
        invokeMode: InvokeMode? = nil
    ) {
        self.functionUrl = functionUrl
        self.functionArn = functionArn
        self.authType = authType
        self.cors = cors
        self.creationTime = creationTime
        self.invokeMode = invokeMode
    }

    private enum CodingKeys: String, CodingKey {
        case functionUrl = "FunctionUrl"
        case functionArn = "FunctionArn"
        case authType = "AuthType"
        case cors = "Cors"
        case creationTime = "CreationTime"
        case invokeMode = "InvokeMode"
    }
}
