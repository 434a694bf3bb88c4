// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

package import Foundation

/// The model's `ListAliasesRequest`.
package struct ListAliasesRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `FunctionVersion`
    package var functionVersion: String?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        functionVersion: String? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.functionName = functionName
        self.functionVersion = functionVersion
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case functionVersion = "FunctionVersion"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.functionVersion = document["FunctionVersion"].flatMap { $0.stringValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListCapacityProvidersRequest`.
package struct ListCapacityProvidersRequest: Sendable, Equatable, Codable {
    /// `State`
    package var state: CapacityProviderState?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        state: CapacityProviderState? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.state = state
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case state = "State"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.state = document["State"].flatMap { $0.stringValue.map(CapacityProviderState.init(rawValue:)) }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListCodeSigningConfigsRequest`.
package struct ListCodeSigningConfigsRequest: Sendable, Equatable, Codable {
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListDurableExecutionsByFunctionRequest`.
package struct ListDurableExecutionsByFunctionRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Qualifier`
    package var qualifier: String?
    /// `DurableExecutionName`
    package var durableExecutionName: String?
    /// `Statuses`
    package var statuses: [ExecutionStatus]?
    /// `StartedAfter`
    package var startedAfter: Date?
    /// `StartedBefore`
    package var startedBefore: Date?
    /// `ReverseOrder`
    package var reverseOrder: Bool?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        qualifier: String? = nil,
        durableExecutionName: String? = nil,
        statuses: [ExecutionStatus]? = nil,
        startedAfter: Date? = nil,
        startedBefore: Date? = nil,
        reverseOrder: Bool? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.functionName = functionName
        self.qualifier = qualifier
        self.durableExecutionName = durableExecutionName
        self.statuses = statuses
        self.startedAfter = startedAfter
        self.startedBefore = startedBefore
        self.reverseOrder = reverseOrder
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case qualifier = "Qualifier"
        case durableExecutionName = "DurableExecutionName"
        case statuses = "Statuses"
        case startedAfter = "StartedAfter"
        case startedBefore = "StartedBefore"
        case reverseOrder = "ReverseOrder"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.qualifier = document["Qualifier"].flatMap { $0.stringValue }
        self.durableExecutionName = document["DurableExecutionName"].flatMap { $0.stringValue }
        self.statuses = document["Statuses"].flatMap { $0.arrayValue?.compactMap { $0.stringValue.map(ExecutionStatus.init(rawValue:)) } }
        self.startedAfter = document["StartedAfter"].flatMap { $0.dateValue }
        self.startedBefore = document["StartedBefore"].flatMap { $0.dateValue }
        self.reverseOrder = document["ReverseOrder"].flatMap { $0.boolValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListEventSourceMappingsRequest`.
package struct ListEventSourceMappingsRequest: Sendable, Equatable, Codable {
    /// `EventSourceArn`
    package var eventSourceArn: String?
    /// `FunctionName`
    package var functionName: String?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        eventSourceArn: String? = nil,
        functionName: String? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.eventSourceArn = eventSourceArn
        self.functionName = functionName
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case eventSourceArn = "EventSourceArn"
        case functionName = "FunctionName"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.eventSourceArn = document["EventSourceArn"].flatMap { $0.stringValue }
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListFunctionEventInvokeConfigsRequest`.
package struct ListFunctionEventInvokeConfigsRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.functionName = functionName
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListFunctionUrlConfigsRequest`.
package struct ListFunctionUrlConfigsRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.functionName = functionName
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListFunctionVersionsByCapacityProviderRequest`.
package struct ListFunctionVersionsByCapacityProviderRequest: Sendable, Equatable, Codable {
    /// `CapacityProviderName`
    package var capacityProviderName: String?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        capacityProviderName: String? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.capacityProviderName = capacityProviderName
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case capacityProviderName = "CapacityProviderName"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.capacityProviderName = document["CapacityProviderName"].flatMap { $0.stringValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListFunctionsByCodeSigningConfigRequest`.
package struct ListFunctionsByCodeSigningConfigRequest: Sendable, Equatable, Codable {
    /// `CodeSigningConfigArn`
    package var codeSigningConfigArn: String?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        codeSigningConfigArn: String? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.codeSigningConfigArn = codeSigningConfigArn
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case codeSigningConfigArn = "CodeSigningConfigArn"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.codeSigningConfigArn = document["CodeSigningConfigArn"].flatMap { $0.stringValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListFunctionsRequest`.
package struct ListFunctionsRequest: Sendable, Equatable, Codable {
    /// `MasterRegion`
    package var masterRegion: String?
    /// `FunctionVersion`
    package var functionVersion: FunctionVersion?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        masterRegion: String? = nil,
        functionVersion: FunctionVersion? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.masterRegion = masterRegion
        self.functionVersion = functionVersion
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case masterRegion = "MasterRegion"
        case functionVersion = "FunctionVersion"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.masterRegion = document["MasterRegion"].flatMap { $0.stringValue }
        self.functionVersion = document["FunctionVersion"].flatMap { $0.stringValue.map(FunctionVersion.init(rawValue:)) }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListLayerVersionsRequest`.
package struct ListLayerVersionsRequest: Sendable, Equatable, Codable {
    /// `CompatibleArchitecture`
    package var compatibleArchitecture: Architecture?
    /// `CompatibleRuntime`
    package var compatibleRuntime: Runtime?
    /// `LayerName`
    package var layerName: String?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        compatibleArchitecture: Architecture? = nil,
        compatibleRuntime: Runtime? = nil,
        layerName: String? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.compatibleArchitecture = compatibleArchitecture
        self.compatibleRuntime = compatibleRuntime
        self.layerName = layerName
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case compatibleArchitecture = "CompatibleArchitecture"
        case compatibleRuntime = "CompatibleRuntime"
        case layerName = "LayerName"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.compatibleArchitecture = document["CompatibleArchitecture"].flatMap { $0.stringValue.map(Architecture.init(rawValue:)) }
        self.compatibleRuntime = document["CompatibleRuntime"].flatMap { $0.stringValue.map(Runtime.init(rawValue:)) }
        self.layerName = document["LayerName"].flatMap { $0.stringValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListLayersRequest`.
package struct ListLayersRequest: Sendable, Equatable, Codable {
    /// `CompatibleArchitecture`
    package var compatibleArchitecture: Architecture?
    /// `CompatibleRuntime`
    package var compatibleRuntime: Runtime?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        compatibleArchitecture: Architecture? = nil,
        compatibleRuntime: Runtime? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.compatibleArchitecture = compatibleArchitecture
        self.compatibleRuntime = compatibleRuntime
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case compatibleArchitecture = "CompatibleArchitecture"
        case compatibleRuntime = "CompatibleRuntime"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.compatibleArchitecture = document["CompatibleArchitecture"].flatMap { $0.stringValue.map(Architecture.init(rawValue:)) }
        self.compatibleRuntime = document["CompatibleRuntime"].flatMap { $0.stringValue.map(Runtime.init(rawValue:)) }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListProvisionedConcurrencyConfigsRequest`.
package struct ListProvisionedConcurrencyConfigsRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.functionName = functionName
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}

/// The model's `ListTagsRequest`.
package struct ListTagsRequest: Sendable, Equatable, Codable {
    /// `Resource`
    package var resource: String?

    /// Every member, each absent unless given.
    package init(
        resource: String? = nil
    ) {
        self.resource = resource
    }

    private enum CodingKeys: String, CodingKey {
        case resource = "Resource"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.resource = document["Resource"].flatMap { $0.stringValue }
    }
}

/// The model's `ListVersionsByFunctionRequest`.
package struct ListVersionsByFunctionRequest: Sendable, Equatable, Codable {
    /// `FunctionName`
    package var functionName: String?
    /// `Marker`
    package var marker: String?
    /// `MaxItems`
    package var maxItems: Int?

    /// Every member, each absent unless given.
    package init(
        functionName: String? = nil,
        marker: String? = nil,
        maxItems: Int? = nil
    ) {
        self.functionName = functionName
        self.marker = marker
        self.maxItems = maxItems
    }

    private enum CodingKeys: String, CodingKey {
        case functionName = "FunctionName"
        case marker = "Marker"
        case maxItems = "MaxItems"
    }

    /// Reads a document whose types have been checked; what does not fit is left absent.
    package init(document: Document) {
        self.functionName = document["FunctionName"].flatMap { $0.stringValue }
        self.marker = document["Marker"].flatMap { $0.stringValue }
        self.maxItems = document["MaxItems"].flatMap { $0.integerValue }
    }
}
