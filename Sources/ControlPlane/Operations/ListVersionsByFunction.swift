package import LambdaAPI

extension ControlPlane {
    private static let list = "versions"

    /// `$LATEST`, then the published versions in the order of their numbers.
    ///
    /// - Throws: ResourceNotFoundException with the unqualified ARN, InvalidParameterValueException for a marker that is
    ///   none of this list.
    package func listVersionsByFunction(
        _ request: ListVersionsByFunctionRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListVersionsByFunctionResponse {
        let reference = try FunctionReference(request.functionName, caller: caller)
        let marker = try PageMarker.parse(request.marker, list: Self.list)
        guard let function = try await store.function(reference.key)?.value else {
            throw .functionNotFound(reference.arn)
        }
        let views = views
        var page = WholePage(size: PageSize.of(request.maxItems))
        if marker == nil {
            let arn = reference.arn(qualifier: FunctionTarget.latestQualifier)
            page.append(await views.listed(function, arn: arn), function: function.name, version: 0)
        }
        let versions = try await store.versions(of: reference.key, after: marker?.version ?? 0, limit: page.room)
        await views.variables.openAhead(versions.map { ($0.value.settings, reference.key) })
        for version in versions.map(\.value) {
            let arn = reference.arn(qualifier: String(version.number))
            page.append(
                await views.listed(version, of: reference.key, arn: arn),
                function: function.name,
                version: version.number
            )
        }
        return ListVersionsByFunctionResponse(nextMarker: try page.marker(list: Self.list), versions: page.given)
    }
}
