package import LambdaAPI

extension ControlPlane {
    /// The policy of a function, version or alias.
    ///
    /// - Throws: ResourceNotFoundException with one text for all that can be missing (recorded from the service).
    package func getPolicy(_ request: GetPolicyRequest, _ caller: Caller) async throws(APIError) -> GetPolicyResponse {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        let key = RecordNames.functionPolicy(reference.qualifier, of: reference.key)
        guard let policy = try await policy(at: key)?.value else {
            throw .resourceNotFoundException("The resource you requested does not exist.")
        }
        return GetPolicyResponse(policy: policy.text, revisionId: policy.revisionID)
    }
}
