import Execution
package import LambdaAPI

extension ControlPlane {
    private static let list = "event source mappings"
    /// Mappings of a page, whatever is asked for (documented by the service).
    private static let pageSize = 100

    /// Mappings in the order of their identifiers: all, those of one source, or those of one function. A name without a
    /// qualifier stands for the function with all its versions and aliases.
    ///
    /// - Throws: InvalidParameterValueException for a marker that is none of this list, and the refusals of
    ///   ``FunctionReference``.
    package func listEventSourceMappings(
        _ request: ListEventSourceMappingsRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListEventSourceMappingsResponse {
        let marker = try PageMarker.parse(request.marker, list: Self.list)
        var reference: FunctionReference?
        if let name = request.functionName, !name.isEmpty { reference = try FunctionReference(name, caller: caller) }
        let size = min(max(request.maxItems ?? Self.pageSize, 1), Self.pageSize)
        var matching: [EventSourceMappingRecord] = []
        var last = marker?.function
        while matching.count <= size {
            let found = try await store.eventSourceMappings(of: caller, after: last, limit: Self.pageSize + 1)
            guard let end = found.last else { break }
            matching += found.filter { record in
                if let arn = request.eventSourceArn, !arn.isEmpty, record.source.arn != arn { return false }
                guard let reference else { return true }
                return record.function == reference.key
                    && (reference.qualifier == nil || record.qualifier == reference.qualifier)
            }
            last = end.uuid
        }
        let page = matching.prefix(size)
        var next: String?
        if matching.count > size, let last = page.last {
            next = try PageMarker(list: Self.list, function: last.uuid, version: 0).text
        }
        return ListEventSourceMappingsResponse(
            nextMarker: next,
            eventSourceMappings: page.map { EventSourceMappingView(record: $0).configuration }
        )
    }
}
