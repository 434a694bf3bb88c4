package import LambdaAPI

extension ControlPlane {
    private static let list = "event invoke configs"

    /// What is configured for the qualifiers of a function: `$LATEST`, versions by number, aliases by name.
    ///
    /// - Throws: ResourceNotFoundException for an unknown function, InvalidParameterValueException for a marker that is
    ///   none of this list.
    package func listFunctionEventInvokeConfigs(
        _ request: ListFunctionEventInvokeConfigsRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListFunctionEventInvokeConfigsResponse {
        let reference = try FunctionReference(request.functionName, caller: caller)
        let marker = try PageMarker.parse(request.marker, list: Self.list)
        _ = try await eventInvokeFunction(reference)
        let size = PageSize.of(request.maxItems)
        let found = try await store.eventInvokeConfigs(of: reference.key, after: marker?.function, limit: size + 1)
        let page = found.prefix(size)
        var next: String?
        if found.count > size, let last = page.last {
            next = try PageMarker(list: Self.list, function: last.qualifier, version: 0).text
        }
        return ListFunctionEventInvokeConfigsResponse(
            functionEventInvokeConfigs: page.map { view($0, of: reference.key) },
            nextMarker: next
        )
    }
}
