package import LambdaAPI

extension ControlPlane {
    /// A mapping as it is now.
    ///
    /// - Throws: ResourceNotFoundException for an unknown one.
    package func getEventSourceMapping(
        _ request: GetEventSourceMappingRequest,
        _ caller: Caller
    ) async throws(APIError) -> EventSourceMappingConfiguration {
        guard let uuid = request.uuid else { throw .missing("uUID") }
        guard let stored = try await store.eventSourceMapping(uuid, caller) else { throw Self.noSuchMapping }
        return EventSourceMappingView(record: stored.value).configuration
    }
}
