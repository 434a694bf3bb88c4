package import LambdaAPI

extension ControlPlane {
    private static let list = "aliases"

    /// The aliases of a function in the order of their names; with FunctionVersion, those that invoke that version.
    ///
    /// - Throws: ResourceNotFoundException with the unqualified ARN, InvalidParameterValueException for a marker that is
    ///   none of this list.
    package func listAliases(
        _ request: ListAliasesRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListAliasesResponse {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireLatest(reference)
        let marker = try PageMarker.parse(request.marker, list: Self.list)
        guard try await store.function(reference.key) != nil else {
            throw .functionNotFound(reference.arn)
        }
        let size = PageSize.of(request.maxItems)
        var aliases: [AliasRecord] = []
        var last = marker?.function
        // One alias more than is given tells whether there is another page.
        while aliases.count <= size {
            let found = try await store.aliases(of: reference.key, after: last, limit: size + 1)
            guard let end = found.last else { break }
            aliases += found.filter { request.functionVersion.map($0.versions.contains) ?? true }
            last = end.name
        }
        let page = aliases.prefix(size)
        var next: String?
        if aliases.count > size, let name = page.last?.name {
            next = try PageMarker(list: Self.list, function: name, version: 0).text
        }
        await sections.settled(reference.key)
        return ListAliasesResponse(nextMarker: next, aliases: page.map { $0.configuration(of: reference.key) })
    }
}
