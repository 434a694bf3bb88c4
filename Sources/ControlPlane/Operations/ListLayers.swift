package import LambdaAPI

extension ControlPlane {
    private static let list = "layers"

    /// The layers that have a version that matches, in the order of their names, each with the newest such version.
    package func listLayers(
        _ request: ListLayersRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListLayersResponse {
        let filter = LayerFilter(runtime: request.compatibleRuntime, architecture: request.compatibleArchitecture)
        let marker = try PageMarker.parse(request.marker, list: Self.list)
        let size = PageSize.of(request.maxItems)
        var items: [LayersListItem] = []
        var last = marker?.function
        // One item more than is given tells whether there is another page.
        while items.count <= size {
            let found = try await store.layers(of: caller, after: last, limit: size + 1)
            guard let end = found.last else { break }
            for layer in found where items.count <= size {
                if let item = try await item(layer, filter, caller) { items.append(item) }
            }
            last = end.name
        }
        let page = items.prefix(size)
        var next: String?
        if items.count > size, let name = page.last?.layerName {
            next = try PageMarker(list: Self.list, function: name, version: 0).text
        }
        return ListLayersResponse(nextMarker: next, layers: Array(page))
    }

    private func item(
        _ layer: LayerRecord,
        _ filter: LayerFilter,
        _ caller: Caller
    ) async throws(APIError) -> LayersListItem? {
        let key = LayerKey(
            partition: caller.partition,
            account: caller.account,
            region: caller.region,
            name: layer.name
        )
        guard let newest = try await matchingVersions(of: key, filter, after: nil, limit: 1).first else { return nil }
        return LayersListItem(
            layerName: layer.name,
            layerArn: key.arn,
            latestMatchingVersion: LayerVersionView(layer: key, record: newest).listed
        )
    }
}
