package import LambdaAPI

extension ControlPlane {
    /// What is configured for a qualifier.
    ///
    /// - Throws: ResourceNotFoundException where nothing is, also for an unknown function (recorded from the service).
    package func getFunctionEventInvokeConfig(
        _ request: GetFunctionEventInvokeConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> FunctionEventInvokeConfig {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        let qualifier = Self.eventInvokeQualifier(reference)
        guard let stored = try await store.eventInvokeConfig(qualifier, of: reference.key) else {
            throw Self.noEventInvokeConfig(reference)
        }
        return view(stored.value, of: reference.key)
    }
}
