import LambdaAPI

extension FunctionStore {
    /// Whether a caller may use a version of a layer: of his own account, or as its policy says.
    func admits(_ caller: Caller, to number: Int, of layer: LayerKey) async throws(APIError) -> Bool {
        guard layer.account != caller.account else { return true }
        guard number >= 1 else { return false }
        let stored: Stored<PolicyRecord>? = try await value(RecordNames.layerPolicy(number, of: layer))
        guard let stored else { return false }
        let policy = try PolicyTable.Entry(stored.value).policy
        let request = AccessRequest("lambda:GetLayerVersion", on: layer.arn(version: number), caller)
        return AccessDecision(request, identity: caller.ownPolicies, resource: policy, isOwner: false) == .allowed
    }
}
