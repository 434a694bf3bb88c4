package import LambdaAPI
import Storage

extension ControlPlane {
    /// Adds a statement to the policy of a function, version or alias.
    ///
    /// - Throws: the refusals recorded for AddPermission, in the order: the qualifiers, existence, `$LATEST`, the
    ///   principal, members that do not fit the action, RevisionId, a statement id that is taken, the size.
    package func addPermission(
        _ request: AddPermissionRequest,
        _ caller: Caller
    ) async throws(APIError) -> AddPermissionResponse {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        while true {
            let owner = try await policyOwner(reference)
            let statement = try Self.permission(request, on: reference.arnAsAsked, caller: caller).statement
            let stored = try await policy(at: owner.policyKey)
            let changed = try PolicyChange.function.add(
                statement,
                to: stored?.value,
                revisionID: request.revisionId,
                owner: owner.revisionID
            )
            let expectation = stored.map { Expectation.version($0.version) } ?? .absent
            if try await commit(changed, of: owner, expecting: expectation) {
                return AddPermissionResponse(statement: statement.text)
            }
        }
    }

    private static func permission(
        _ request: AddPermissionRequest,
        on resource: String,
        caller: Caller
    ) throws(APIError) -> Permission {
        guard let sid = request.statementId else { throw .missing("statementId") }
        guard let action = request.action else { throw .missing("action") }
        guard let principal = request.principal else { throw .missing("principal") }
        let permission = Permission(
            sid: sid,
            action: action,
            principal: try PolicyPrincipal(principal, partition: caller.partition),
            resource: resource,
            sourceARN: request.sourceArn,
            sourceAccount: request.sourceAccount,
            functionURLAuthType: request.functionUrlAuthType?.rawValue,
            organization: request.principalOrgID,
            eventSourceToken: request.eventSourceToken,
            isInvokedViaFunctionURL: request.invokedViaFunctionUrl
        )
        // The first text is reported of the service, the second is made after it.
        if permission.functionURLAuthType != nil, action != "lambda:InvokeFunctionUrl" {
            throw .invalidParameterValueException(
                "FunctionUrlAuthType is only supported for lambda:InvokeFunctionUrl action"
            )
        }
        if permission.isInvokedViaFunctionURL != nil, action != "lambda:InvokeFunction" {
            throw .invalidParameterValueException(
                "InvokedViaFunctionUrl is only supported for lambda:InvokeFunction action"
            )
        }
        return permission
    }
}
