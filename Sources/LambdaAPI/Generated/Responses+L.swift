// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

/// The model's `ListAliasesResponse`.
package struct ListAliasesResponse: Sendable, Equatable, Codable {
    /// `NextMarker`
    package var nextMarker: String?
    /// `Aliases`
    package var aliases: [AliasConfiguration]?

    /// Every member, each absent unless given.
    package init(
        nextMarker: String? = nil,
        aliases: [AliasConfiguration]? = nil
    ) {
        self.nextMarker = nextMarker
        self.aliases = aliases
    }

    private enum CodingKeys: String, CodingKey {
        case nextMarker = "NextMarker"
        case aliases = "Aliases"
    }
}

/// The model's `ListCapacityProvidersResponse`.
package struct ListCapacityProvidersResponse: Sendable, Equatable, Codable {
    /// `CapacityProviders`
    package var capacityProviders: [CapacityProvider]?
    /// `NextMarker`
    package var nextMarker: String?

    /// Every member, each absent unless given.
    package init(
        capacityProviders: [CapacityProvider]? = nil,
        nextMarker: String? = nil
    ) {
        self.capacityProviders = capacityProviders
        self.nextMarker = nextMarker
    }

    private enum CodingKeys: String, CodingKey {
        case capacityProviders = "CapacityProviders"
        case nextMarker = "NextMarker"
    }
}

/// The model's `ListCodeSigningConfigsResponse`.
package struct ListCodeSigningConfigsResponse: Sendable, Equatable, Codable {
    /// `NextMarker`
    package var nextMarker: String?
    /// `CodeSigningConfigs`
    package var codeSigningConfigs: [CodeSigningConfig]?

    /// Every member, each absent unless given.
    package init(
        nextMarker: String? = nil,
        codeSigningConfigs: [CodeSigningConfig]? = nil
    ) {
        self.nextMarker = nextMarker
        self.codeSigningConfigs = codeSigningConfigs
    }

    private enum CodingKeys: String, CodingKey {
        case nextMarker = "NextMarker"
        case codeSigningConfigs = "CodeSigningConfigs"
    }
}

/// The model's `ListDurableExecutionsByFunctionResponse`.
package struct ListDurableExecutionsByFunctionResponse: Sendable, Equatable, Codable {
    /// `DurableExecutions`
    package var durableExecutions: [DurableExecution]?
    /// `NextMarker`
    package var nextMarker: String?

    /// Every member, each absent unless given.
    package init(
        durableExecutions: [DurableExecution]? = nil,
        nextMarker: String? = nil
    ) {
        self.durableExecutions = durableExecutions
        self.nextMarker = nextMarker
    }

    private enum CodingKeys: String, CodingKey {
        case durableExecutions = "DurableExecutions"
        case nextMarker = "NextMarker"
    }
}

/// The model's `ListEventSourceMappingsResponse`.
package struct ListEventSourceMappingsResponse: Sendable, Equatable, Codable {
    /// `NextMarker`
    package var nextMarker: String?
    /// `EventSourceMappings`
    package var eventSourceMappings: [EventSourceMappingConfiguration]?

    /// Every member, each absent unless given.
    package init(
        nextMarker: String? = nil,
        eventSourceMappings: [EventSourceMappingConfiguration]? = nil
    ) {
        self.nextMarker = nextMarker
        self.eventSourceMappings = eventSourceMappings
    }

    private enum CodingKeys: String, CodingKey {
        case nextMarker = "NextMarker"
        case eventSourceMappings = "EventSourceMappings"
    }
}

/// The model's `ListFunctionEventInvokeConfigsResponse`.
package struct ListFunctionEventInvokeConfigsResponse: Sendable, Equatable, Codable {
    /// `FunctionEventInvokeConfigs`
    package var functionEventInvokeConfigs: [FunctionEventInvokeConfig]?
    /// `NextMarker`
    package var nextMarker: String?

    /// Every member, each absent unless given.
    package init(
        functionEventInvokeConfigs: [FunctionEventInvokeConfig]? = nil,
        nextMarker: String? = nil
    ) {
        self.functionEventInvokeConfigs = functionEventInvokeConfigs
        self.nextMarker = nextMarker
    }

    private enum CodingKeys: String, CodingKey {
        case functionEventInvokeConfigs = "FunctionEventInvokeConfigs"
        case nextMarker = "NextMarker"
    }
}

/// The model's `ListFunctionUrlConfigsResponse`.
package struct ListFunctionUrlConfigsResponse: Sendable, Equatable, Codable {
    /// `FunctionUrlConfigs`
    package var functionUrlConfigs: [FunctionUrlConfig]?
    /// `NextMarker`
    package var nextMarker: String?

    /// Every member, each absent unless given.
    package init(
        functionUrlConfigs: [FunctionUrlConfig]? = nil,
        nextMarker: String? = nil
    ) {
        self.functionUrlConfigs = functionUrlConfigs
        self.nextMarker = nextMarker
    }

    private enum CodingKeys: String, CodingKey {
        case functionUrlConfigs = "FunctionUrlConfigs"
        case nextMarker = "NextMarker"
    }
}

/// The model's `ListFunctionVersionsByCapacityProviderResponse`.
package struct ListFunctionVersionsByCapacityProviderResponse: Sendable, Equatable, Codable {
    /// `CapacityProviderArn`
    package var capacityProviderArn: String?
    /// `FunctionVersions`
    package var functionVersions: [FunctionVersionsByCapacityProviderListItem]?
    /// `NextMarker`
    package var nextMarker: String?

    /// Every member, each absent unless given.
    package init(
        capacityProviderArn: String? = nil,
        functionVersions: [FunctionVersionsByCapacityProviderListItem]? = nil,
        nextMarker: String? = nil
    ) {
        self.capacityProviderArn = capacityProviderArn
        self.functionVersions = functionVersions
        self.nextMarker = nextMarker
    }

    private enum CodingKeys: String, CodingKey {
        case capacityProviderArn = "CapacityProviderArn"
        case functionVersions = "FunctionVersions"
        case nextMarker = "NextMarker"
    }
}

/// The model's `ListFunctionsByCodeSigningConfigResponse`.
package struct ListFunctionsByCodeSigningConfigResponse: Sendable, Equatable, Codable {
    /// `NextMarker`
    package var nextMarker: String?
    /// `FunctionArns`
    package var functionArns: [String]?

    /// Every member, each absent unless given.
    package init(
        nextMarker: String? = nil,
        functionArns: [String]? = nil
    ) {
        self.nextMarker = nextMarker
        self.functionArns = functionArns
    }

    private enum CodingKeys: String, CodingKey {
        case nextMarker = "NextMarker"
        case functionArns = "FunctionArns"
    }
}

/// The model's `ListFunctionsResponse`.
package struct ListFunctionsResponse: Sendable, Equatable, Codable {
    /// `NextMarker`
    package var nextMarker: String?
    /// `Functions`
    package var functions: [FunctionConfiguration]?

    /// Every member, each absent unless given.
    package init(
        nextMarker: String? = nil,
        functions: [FunctionConfiguration]? = nil
    ) {
        self.nextMarker = nextMarker
        self.functions = functions
    }

    private enum CodingKeys: String, CodingKey {
        case nextMarker = "NextMarker"
        case functions = "Functions"
    }
}

/// The model's `ListLayerVersionsResponse`.
package struct ListLayerVersionsResponse: Sendable, Equatable, Codable {
    /// `NextMarker`
    package var nextMarker: String?
    /// `LayerVersions`
    package var layerVersions: [LayerVersionsListItem]?

    /// Every member, each absent unless given.
    package init(
        nextMarker: String? = nil,
        layerVersions: [LayerVersionsListItem]? = nil
    ) {
        self.nextMarker = nextMarker
        self.layerVersions = layerVersions
    }

    private enum CodingKeys: String, CodingKey {
        case nextMarker = "NextMarker"
        case layerVersions = "LayerVersions"
    }
}

/// The model's `ListLayersResponse`.
package struct ListLayersResponse: Sendable, Equatable, Codable {
    /// `NextMarker`
    package var nextMarker: String?
    /// `Layers`
    package var layers: [LayersListItem]?

    /// Every member, each absent unless given.
    package init(
        nextMarker: String? = nil,
        layers: [LayersListItem]? = nil
    ) {
        self.nextMarker = nextMarker
        self.layers = layers
    }

    private enum CodingKeys: String, CodingKey {
        case nextMarker = "NextMarker"
        case layers = "Layers"
    }
}

/// The model's `ListProvisionedConcurrencyConfigsResponse`.
package struct ListProvisionedConcurrencyConfigsResponse: Sendable, Equatable, Codable {
    /// `ProvisionedConcurrencyConfigs`
    package var provisionedConcurrencyConfigs: [ProvisionedConcurrencyConfigListItem]?
    /// `NextMarker`
    package var nextMarker: String?

    /// Every member, each absent unless given.
    package init(
        provisionedConcurrencyConfigs: [ProvisionedConcurrencyConfigListItem]? = nil,
        nextMarker: String? = nil
    ) {
        self.provisionedConcurrencyConfigs = provisionedConcurrencyConfigs
        self.nextMarker = nextMarker
    }

    private enum CodingKeys: String, CodingKey {
        case provisionedConcurrencyConfigs = "ProvisionedConcurrencyConfigs"
        case nextMarker = "NextMarker"
    }
}

/// The model's `ListTagsResponse`.
package struct ListTagsResponse: Sendable, Equatable, Codable {
    /// `Tags`
    package var tags: [String: String]?

    /// Every member, each absent unless given.
    package init(
        tags: [String: String]? = nil
    ) {
        self.tags = tags
    }

    private enum CodingKeys: String, CodingKey {
        case tags = "Tags"
    }
}

/// The model's `ListVersionsByFunctionResponse`.
package struct ListVersionsByFunctionResponse: Sendable, Equatable, Codable {
    /// `NextMarker`
    package var nextMarker: String?
    /// `Versions`
    package var versions: [FunctionConfiguration]?

    /// Every member, each absent unless given.
    package init(
        nextMarker: String? = nil,
        versions: [FunctionConfiguration]? = nil
    ) {
        self.nextMarker = nextMarker
        self.versions = versions
    }

    private enum CodingKeys: String, CodingKey {
        case nextMarker = "NextMarker"
        case versions = "Versions"
    }
}
