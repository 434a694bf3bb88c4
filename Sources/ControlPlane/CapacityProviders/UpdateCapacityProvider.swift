package import LambdaAPI

extension ControlPlane {
    /// Changes how a capacity provider grows, tags and logs; what the request leaves out stays.
    ///
    /// - Throws: ResourceNotFoundException for an unknown provider, ResourceConflictException for one that is not Active.
    package func updateCapacityProvider(
        _ request: UpdateCapacityProviderRequest,
        _ caller: Caller
    ) async throws(APIError) -> UpdateCapacityProviderResponse {
        let key = try CapacityProviderKey(request.capacityProviderName, caller: caller)
        let scaling = try request.capacityProviderScalingConfig.map { config throws(APIError) in
            try CapacityProviderRules.scaling(config)
        }
        let provider = try await reviseProvider(key) { record in
            if let scaling { record.scaling = scaling }
            if let propagation = request.propagateTags { record.tagPropagation = propagation }
            if let telemetry = request.telemetryConfig { record.telemetry = telemetry }
            return record.lifecycle.handle(.changed)
        }
        return UpdateCapacityProviderResponse(capacityProvider: provider)
    }
}
