package import LambdaAPI

extension ControlPlane {
    private static let list = "capacity providers"
    private static let versions = "versions of a capacity provider"

    /// A capacity provider as it is now.
    ///
    /// - Throws: ResourceNotFoundException for an unknown one.
    package func getCapacityProvider(
        _ request: GetCapacityProviderRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetCapacityProviderResponse {
        let key = try CapacityProviderKey(request.capacityProviderName, caller: caller)
        return GetCapacityProviderResponse(capacityProvider: try await provider(key).value.view)
    }

    /// Capacity providers in the order of their names; those in one state where the request says so.
    ///
    /// - Throws: InvalidParameterValueException for a marker that is none of this list.
    package func listCapacityProviders(
        _ request: ListCapacityProvidersRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListCapacityProvidersResponse {
        let size = PageSize.of(request.maxItems)
        let scope = RecordNames.scope(account: caller.account, region: caller.region)
        var last = try PageMarker.parse(request.marker, list: Self.list)?.function.map { scope + $0 }
        var matching: [CapacityProviderRecord] = []
        while matching.count <= size {
            let found: [FunctionStore.Stored<CapacityProviderRecord>] = try await store.values(
                in: RecordNames.capacityProviders,
                prefix: scope,
                after: last,
                limit: size + 1
            )
            guard let end = found.last else { break }
            matching += found.map(\.value).filter { record in
                request.state == nil || request.state?.rawValue == record.lifecycle.state.rawValue
            }
            last = end.id
        }
        let page = matching.prefix(size)
        var next: String?
        if matching.count > size, let last = page.last {
            next = try PageMarker(list: Self.list, function: last.name, version: 0).text
        }
        return ListCapacityProvidersResponse(capacityProviders: page.map(\.view), nextMarker: next)
    }

    /// The versions of functions that run on a capacity provider: none, since every function is an ordinary one.
    ///
    /// - Throws: ResourceNotFoundException for an unknown provider.
    package func listFunctionVersionsByCapacityProvider(
        _ request: ListFunctionVersionsByCapacityProviderRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListFunctionVersionsByCapacityProviderResponse {
        let key = try CapacityProviderKey(request.capacityProviderName, caller: caller)
        _ = try PageMarker.parse(request.marker, list: Self.versions)
        _ = try await provider(key)
        return ListFunctionVersionsByCapacityProviderResponse(capacityProviderArn: key.arn, functionVersions: [])
    }
}
