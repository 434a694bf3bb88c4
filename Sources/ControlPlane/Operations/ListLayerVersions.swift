package import LambdaAPI

extension ControlPlane {
    private static let list = "layer versions"

    /// The versions of a layer, the newest first; none for a layer that does not exist.
    package func listLayerVersions(
        _ request: ListLayerVersionsRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListLayerVersionsResponse {
        let key = try LayerKey(request.layerName, action: "ListLayerVersions", caller: caller)
        let marker = try PageMarker.parse(request.marker, list: Self.list)
        let size = PageSize.of(request.maxItems)
        let found = try await matchingVersions(
            of: key,
            LayerFilter(runtime: request.compatibleRuntime, architecture: request.compatibleArchitecture),
            after: marker?.version,
            limit: size + 1
        )
        let page = found.prefix(size)
        var next: String?
        if found.count > size, let last = page.last {
            next = try PageMarker(list: Self.list, function: nil, version: last.number).text
        }
        return ListLayerVersionsResponse(
            nextMarker: next,
            layerVersions: page.map { LayerVersionView(layer: key, record: $0).listed }
        )
    }

    /// The newest versions of a layer that a filter lets through.
    func matchingVersions(
        of key: LayerKey,
        _ filter: LayerFilter,
        after number: Int?,
        limit: Int
    ) async throws(APIError) -> [LayerVersionRecord] {
        var matching: [LayerVersionRecord] = []
        var last = number
        while matching.count < limit {
            let found = try await store.layerVersions(of: key, after: last, limit: PageSize.maximum + 1)
            guard let end = found.last else { break }
            matching += found.filter(filter.matches)
            last = end.number
        }
        return Array(matching.prefix(limit))
    }
}
