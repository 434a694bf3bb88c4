package import LambdaAPI
import Storage

extension ControlPlane {
    /// Takes the configuration of a qualifier away: the defaults hold again.
    ///
    /// - Throws: ResourceNotFoundException where nothing is configured.
    package func deleteFunctionEventInvokeConfig(
        _ request: DeleteFunctionEventInvokeConfigRequest,
        _ caller: Caller
    ) async throws(APIError) {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        let qualifier = Self.eventInvokeQualifier(reference)
        guard try await store.eventInvokeConfig(qualifier, of: reference.key) != nil else {
            throw Self.noEventInvokeConfig(reference)
        }
        let key = RecordNames.eventInvokeConfig(qualifier, of: reference.key)
        _ = try await store.commit([.delete(key, expecting: .any)])
    }
}
