package import LambdaAPI

extension ControlPlane {
    /// Ends a mapping; it is Deleting for a moment, then gone.
    ///
    /// - Throws: ResourceNotFoundException for an unknown mapping, ResourceInUseException while a change is under way.
    package func deleteEventSourceMapping(
        _ request: DeleteEventSourceMappingRequest,
        _ caller: Caller
    ) async throws(APIError) -> EventSourceMappingConfiguration {
        try await reviseMapping(request.uuid, caller) { record throws(APIError) in
            guard record.lifecycle.handle(.deleted) == .settle else { throw APIError.mappingInUse("delete") }
        }
    }
}
