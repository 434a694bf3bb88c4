package import LambdaAPI

extension ControlPlane {
    /// Ends a capacity provider; it is Deleting for a moment, then gone.
    ///
    /// - Throws: ResourceNotFoundException for an unknown provider, ResourceConflictException for one that is being
    ///   deleted.
    package func deleteCapacityProvider(
        _ request: DeleteCapacityProviderRequest,
        _ caller: Caller
    ) async throws(APIError) -> DeleteCapacityProviderResponse {
        let key = try CapacityProviderKey(request.capacityProviderName, caller: caller)
        let provider = try await reviseProvider(key) { $0.lifecycle.handle(.deleted) }
        return DeleteCapacityProviderResponse(capacityProvider: provider)
    }
}
