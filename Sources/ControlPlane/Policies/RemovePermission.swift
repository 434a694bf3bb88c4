package import LambdaAPI
import Storage

extension ControlPlane {
    /// Removes a statement from the policy of a function, version or alias, and the policy with its last one.
    ///
    /// - Throws: the refusals recorded for RemovePermission; a function that does not exist has a text of its own.
    package func removePermission(_ request: RemovePermissionRequest, _ caller: Caller) async throws(APIError) {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        guard let sid = request.statementId else { throw .missing("statementId") }
        while true {
            guard try await store.function(reference.key) != nil else {
                throw .resourceNotFoundException("No policy found for: \(reference.arnAsAsked)")
            }
            guard reference.qualifier == nil || reference.target != .latest else { throw PolicyChange.none }
            let owner = try await policyOwner(reference)
            let stored = try await policy(at: owner.policyKey)
            let changed = try PolicyChange.function.remove(sid, from: stored?.value, revisionID: request.revisionId)
            if try await commit(changed, of: owner, expecting: stored.map { .version($0.version) } ?? .absent) {
                return
            }
        }
    }
}
