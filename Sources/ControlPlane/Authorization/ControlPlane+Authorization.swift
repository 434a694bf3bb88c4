package import Execution
package import LambdaAPI

// Who may do what. Nobody is asked in his own account on a server that knows no identities.
extension ControlPlane {
    /// Checks that a caller may do what he asks for.
    ///
    /// - Parameter input: the members of the request, which keep every constraint.
    /// - Returns: the caller as the operation is to see him: one whom a policy lets into another account acts in that.
    /// - Throws: AccessDeniedException with the service's text for what the caller lacks.
    package func authorize(
        _ operation: APIOperation,
        _ input: Document,
        _ caller: Caller
    ) async throws(APIError) -> Caller {
        let resource = ActionName.resource(of: operation, input, caller)
        let actor = try await authorize(ActionName.of(operation), on: resource, caller)
        try checkPassing(input["Role"]?.stringValue, operation, caller)
        return actor
    }

    /// Whoever gives a role to a function needs the permission to pass it on.
    private func checkPassing(
        _ role: String?,
        _ operation: APIOperation,
        _ caller: Caller
    ) throws(APIError) {
        guard let role, operation == .createFunction || operation == .updateFunctionConfiguration else { return }
        guard case .limited = caller.permissions, caller.owns(role) else { return }
        var request = AccessRequest("iam:PassRole", on: role, caller)
        request.values["iam:passedtoservice"] = "lambda.amazonaws.com"
        let decision = AccessDecision(request, identity: caller.ownPolicies, resource: nil, isOwner: true)
        if case .refused(let reason) = decision {
            throw .unauthorized(caller, action: request.action, resource: role, reason)
        }
    }

    /// Checks that a caller may invoke a function.
    ///
    /// - Parameters:
    ///   - function: as the request names it.
    ///   - qualifier: the request's own parameter.
    package func authorizeInvocation(
        _ function: String,
        qualifier: String?,
        _ caller: Caller
    ) async throws(APIError) -> Caller {
        let resource = ActionName.functionARN(function, qualifier, caller)
        return try await authorize("lambda:InvokeFunction", on: resource, caller)
    }

    /// Whether it is known without reading anything that a caller may invoke a function of his own account; false where
    /// that has to be looked up.
    package func knowsInvocable(_ route: RouteKey, _ caller: Caller) -> Bool {
        if case .unchecked = caller.permissions { return true }
        let qualifier = route.qualifier == FunctionTarget.latestQualifier ? nil : route.qualifier
        let key = PolicyTable.Key(function: route.function, qualifier: qualifier)
        guard let entry = policies.entry(key) else { return false }
        let arn = LambdaARN.functionARN(
            region: route.function.region,
            account: route.function.account,
            name: route.function.name,
            qualifier: qualifier
        )
        let request = AccessRequest("lambda:InvokeFunction", on: arn, caller)
        return AccessDecision(request, identity: caller.ownPolicies, resource: entry.policy, isOwner: caller.owns(arn))
            == .allowed
    }

    private func authorize(
        _ action: String,
        on resource: String,
        _ caller: Caller
    ) async throws(APIError) -> Caller {
        let isOwner = caller.owns(resource)
        if case .unchecked = caller.permissions, isOwner { return caller }
        let function = ResourceFunction(arn: resource)
        // A policy of $LATEST cannot be; that of the function counts.
        let arn = function?.policyARN ?? resource
        var policy: PolicyDocument?
        if let function { policy = try await resourcePolicy(function.key) }
        let request = AccessRequest(action, on: arn, caller)
        let decision = AccessDecision(request, identity: caller.ownPolicies, resource: policy, isOwner: isOwner)
        switch decision {
        case .allowed:
            guard !isOwner, let function else { return caller }
            var guest = caller
            guest.account = function.key.function.account
            return guest
        case .refused where !isOwner && caller.isNobodysService:
            // The rest of the operation says what it says of resources of other accounts.
            return caller
        case .refused(let reason):
            throw .unauthorized(caller, action: action, resource: arn, reason)
        }
    }

    /// The policy of a function, version or alias, from memory where it is known.
    func resourcePolicy(_ key: PolicyTable.Key) async throws(APIError) -> PolicyDocument? {
        if let entry = policies.entry(key) { return entry.policy }
        let moment = policies.moment
        let stored = try await policy(at: RecordNames.functionPolicy(key.qualifier, of: key.function))
        var entry = PolicyTable.Entry.none
        if let stored { entry = try PolicyTable.Entry(stored.value) }
        policies.keep(entry, for: key, readSince: moment)
        return entry.policy
    }
}
