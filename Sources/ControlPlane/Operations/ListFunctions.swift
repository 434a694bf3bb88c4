import Execution
package import LambdaAPI

extension ControlPlane {
    private static let plainList = "functions"
    private static let wholeList = "functions and versions"

    /// Functions in the order of their names; with FunctionVersion=ALL, each followed by its versions.
    ///
    /// - Throws: InvalidParameterValueException for a marker that is none of this list.
    package func listFunctions(
        _ request: ListFunctionsRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListFunctionsResponse {
        let listsVersions = request.functionVersion != nil
        if let region = request.masterRegion {
            guard listsVersions else {
                throw .invalidParameterValueException("FunctionVersion must be set to ALL when MasterRegion is given.")
            }
            // It asks for the replicas of functions at the edge, of which there are none.
            if region != "ALL" { return ListFunctionsResponse(functions: []) }
        }
        let size = PageSize.of(request.maxItems)
        let scope = RecordNames.scope(account: caller.account, region: caller.region)
        let marker = try PageMarker.parse(request.marker, list: listsVersions ? Self.wholeList : Self.plainList)
        return listsVersions
            ? try await wholePage(after: marker, scope: scope, size: size)
            : try await plainPage(after: marker, scope: scope, size: size)
    }

    private func plainPage(
        after marker: PageMarker?,
        scope: String,
        size: Int
    ) async throws(APIError) -> ListFunctionsResponse {
        let start = marker?.function.map { scope + $0 }
        let found = try await store.functions(scope: scope, after: start, limit: size + 1)
        let page = found.prefix(size)
        var next: String?
        if found.count > size, let last = page.last {
            next = try PageMarker(list: Self.plainList, function: last.value.name, version: 0).text
        }
        let views = views
        await views.variables.openAhead(page.map { ($0.value.shown, $0.value.key) })
        var functions: [FunctionConfiguration] = []
        for function in page.map(\.value) {
            functions.append(await views.listed(function, arn: function.key.arn))
        }
        return ListFunctionsResponse(nextMarker: next, functions: functions)
    }

    private func wholePage(
        after marker: PageMarker?,
        scope: String,
        size: Int
    ) async throws(APIError) -> ListFunctionsResponse {
        let views = views
        var page = WholePage(size: size)
        if let marker, let name = marker.function {
            // The function of the marker may be gone; its versions are then too.
            let function = try await store.functions(scope: scope + name, after: nil, limit: 1).first?.value
            if let function, function.name == name {
                try await append(function, after: marker.version, to: &page, views)
            }
        }
        var start = marker?.function.map { scope + $0 }
        while !page.isOverfull {
            let found = try await store.functions(scope: scope, after: start, limit: size + 1)
            await views.variables.openAhead(found.prefix(page.room).map { ($0.value.shown, $0.value.key) })
            for stored in found where !page.isOverfull {
                let arn = stored.value.key.arn + ":" + FunctionTarget.latestQualifier
                page.append(await views.listed(stored.value, arn: arn), function: stored.value.name, version: 0)
                try await append(stored.value, after: 0, to: &page, views)
            }
            guard let last = found.last else { break }
            start = last.id
        }
        return ListFunctionsResponse(
            nextMarker: try page.marker(list: Self.wholeList),
            functions: page.given
        )
    }

    private func append(
        _ function: FunctionRecord,
        after number: Int,
        to page: inout WholePage,
        _ views: ConfigurationViews
    ) async throws(APIError) {
        guard function.nextVersion > 1, !page.isOverfull else { return }
        let versions = try await store.versions(of: function.key, after: number, limit: page.room)
        await views.variables.openAhead(versions.map { ($0.value.settings, function.key) })
        for version in versions {
            let arn = function.key.arn + ":\(version.value.number)"
            page.append(
                await views.listed(version.value, of: function.key, arn: arn),
                function: function.name,
                version: version.value.number
            )
        }
    }
}
