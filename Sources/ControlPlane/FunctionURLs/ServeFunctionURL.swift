import Execution
package import LambdaAPI

extension ControlPlane {
    /// What an address leads to, from memory where it is known; nil when there is no such address.
    package func functionURL(id: String) async throws(APIError) -> FunctionURL? {
        if let known = urls.entry(id) { return known }
        let moment = urls.moment
        let owner: FunctionStore.Stored<FunctionURLOwnerRecord>? = try await store.value(
            RecordNames.functionURLOwner(id)
        )
        guard let owner = owner?.value else { return nil }
        let stored: FunctionStore.Stored<FunctionURLRecord>? = try await store.value(
            RecordNames.functionURL(owner.qualifier, of: owner.function)
        )
        guard let record = stored?.value, record.id == id else { return nil }
        let url = FunctionURL(
            id: id,
            function: owner.function,
            qualifier: owner.qualifier,
            needsSignature: record.authType != FunctionUrlAuthType.noneValue.rawValue,
            cors: record.cors,
            isStreamed: record.invokeMode == InvokeMode.responseStream.rawValue
        )
        urls.keep(url, for: id, readSince: moment)
        return url
    }

    /// Whether the policies let somebody call an address.
    ///
    /// - Parameter caller: who signed the request; nil for nobody, whom only the function's own policy can let in.
    package func mayCall(_ url: FunctionURL, _ caller: Caller?) async throws(APIError) -> Bool {
        let policy = try await resourcePolicy(PolicyTable.Key(function: url.function, qualifier: url.qualifier))
        let action = "lambda:InvokeFunctionUrl"
        let authType = url.needsSignature ? FunctionUrlAuthType.awsIam : .noneValue
        guard let caller else {
            let request = AccessRequest(
                action: action,
                resource: url.arn,
                principal: .anonymous,
                values: ["lambda:functionurlauthtype": authType.rawValue]
            )
            return AccessDecision(request, identity: .none, resource: policy, isOwner: false) == .allowed
        }
        let isOwner = caller.owns(url.arn)
        if case .unchecked = caller.permissions, isOwner { return true }
        var request = AccessRequest(action, on: url.arn, caller)
        request.values["lambda:functionurlauthtype"] = authType.rawValue
        return AccessDecision(request, identity: caller.ownPolicies, resource: policy, isOwner: isOwner) == .allowed
    }
}
