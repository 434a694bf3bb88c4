// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension Shapes {
    static let listAliasesRequest = StructureShape(
        name: "ListAliasesRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("FunctionVersion", Shapes.versionWithLatestPublished, location: .query("FunctionVersion")),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxListItems, location: .query("MaxItems")),
        ]
    )

    static let listCapacityProvidersRequest = StructureShape(
        name: "ListCapacityProvidersRequest",
        members: [
            MemberShape("State", Shapes.capacityProviderState, location: .query("State")),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxFiftyListItems, location: .query("MaxItems")),
        ]
    )

    static let listCodeSigningConfigsRequest = StructureShape(
        name: "ListCodeSigningConfigsRequest",
        members: [
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxListItems, location: .query("MaxItems")),
        ]
    )

    static let listDurableExecutionsByFunctionRequest = StructureShape(
        name: "ListDurableExecutionsByFunctionRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Qualifier", Shapes.numericLatestPublishedOrAliasQualifier, location: .query("Qualifier")),
            MemberShape("DurableExecutionName", Shapes.durableExecutionName, location: .query("DurableExecutionName")),
            MemberShape("Statuses", Shapes.executionStatusList, location: .query("Statuses")),
            MemberShape("StartedAfter", Shapes.executionTimestamp, location: .query("StartedAfter")),
            MemberShape("StartedBefore", Shapes.executionTimestamp, location: .query("StartedBefore")),
            MemberShape("ReverseOrder", Shapes.reverseOrder, location: .query("ReverseOrder")),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.itemCount, location: .query("MaxItems")),
        ]
    )

    static let listEventSourceMappingsRequest = StructureShape(
        name: "ListEventSourceMappingsRequest",
        members: [
            MemberShape("EventSourceArn", Shapes.arn, location: .query("EventSourceArn")),
            MemberShape("FunctionName", Shapes.namespacedFunctionName, location: .query("FunctionName")),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxListItems, location: .query("MaxItems")),
        ]
    )

    static let listFunctionEventInvokeConfigsRequest = StructureShape(
        name: "ListFunctionEventInvokeConfigsRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxFunctionEventInvokeConfigListItems, location: .query("MaxItems")),
        ]
    )

    static let listFunctionUrlConfigsRequest = StructureShape(
        name: "ListFunctionUrlConfigsRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionUrlFunctionName, isRequired: true, location: .label),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxItems, location: .query("MaxItems")),
        ]
    )

    static let listFunctionVersionsByCapacityProviderRequest = StructureShape(
        name: "ListFunctionVersionsByCapacityProviderRequest",
        members: [
            MemberShape("CapacityProviderName", Shapes.capacityProviderName, isRequired: true, location: .label),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxFiftyListItems, location: .query("MaxItems")),
        ]
    )

    static let listFunctionsByCodeSigningConfigRequest = StructureShape(
        name: "ListFunctionsByCodeSigningConfigRequest",
        members: [
            MemberShape("CodeSigningConfigArn", Shapes.codeSigningConfigArn, isRequired: true, location: .label),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxListItems, location: .query("MaxItems")),
        ]
    )

    static let listFunctionsRequest = StructureShape(
        name: "ListFunctionsRequest",
        members: [
            MemberShape("MasterRegion", Shapes.masterRegion, location: .query("MasterRegion")),
            MemberShape("FunctionVersion", Shapes.functionVersion, location: .query("FunctionVersion")),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxListItems, location: .query("MaxItems")),
        ]
    )

    static let listLayerVersionsRequest = StructureShape(
        name: "ListLayerVersionsRequest",
        members: [
            MemberShape("CompatibleArchitecture", Shapes.architecture, location: .query("CompatibleArchitecture")),
            MemberShape("CompatibleRuntime", Shapes.runtime, location: .query("CompatibleRuntime")),
            MemberShape("LayerName", Shapes.layerNameOrArn, isRequired: true, location: .label),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxLayerListItems, location: .query("MaxItems")),
        ]
    )

    static let listLayersRequest = StructureShape(
        name: "ListLayersRequest",
        members: [
            MemberShape("CompatibleArchitecture", Shapes.architecture, location: .query("CompatibleArchitecture")),
            MemberShape("CompatibleRuntime", Shapes.runtime, location: .query("CompatibleRuntime")),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxLayerListItems, location: .query("MaxItems")),
        ]
    )

    static let listProvisionedConcurrencyConfigsRequest = StructureShape(
        name: "ListProvisionedConcurrencyConfigsRequest",
        members: [
            MemberShape("FunctionName", Shapes.functionName, isRequired: true, location: .label),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxProvisionedConcurrencyConfigListItems, location: .query("MaxItems")),
        ]
    )

    static let listTagsRequest = StructureShape(
        name: "ListTagsRequest",
        members: [
            MemberShape("Resource", Shapes.taggableResource, isRequired: true, location: .label),
        ]
    )

    static let listVersionsByFunctionRequest = StructureShape(
        name: "ListVersionsByFunctionRequest",
        members: [
            MemberShape("FunctionName", Shapes.namespacedFunctionName, isRequired: true, location: .label),
            MemberShape("Marker", Shapes.string, location: .query("Marker")),
            MemberShape("MaxItems", Shapes.maxListItems, location: .query("MaxItems")),
        ]
    )
}
