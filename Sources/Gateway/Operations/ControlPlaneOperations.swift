package import ControlPlane
package import Execution
package import LambdaAPI

/// Performs operations on the real control plane.
package struct ControlPlaneOperations: OperationPerformer {
    private let controlPlane: ControlPlane

    package init(_ controlPlane: ControlPlane) {
        self.controlPlane = controlPlane
    }

    package func perform(_ request: OperationRequest) async throws(APIError) -> OperationAnswer {
        guard let handler = OperationTable.handlers[request.operation] else {
            throw .serviceException(
                "The operation \(request.operation.rawValue) is not available in this version of Lambent."
            )
        }
        var request = request
        request.caller = try await controlPlane.authorize(request.operation, request.input, request.caller)
        let body = try await handler(request, controlPlane)
        return OperationAnswer(status: request.operation.successStatus, body: body)
    }

    package func resolve(
        _ function: String,
        qualifier: String?,
        _ caller: Caller
    ) async throws(APIError) -> ResolvedInvocation {
        let caller = try await controlPlane.authorizeInvocation(function, qualifier: qualifier, caller)
        let found = try await controlPlane.resolveForInvoke(function, qualifier: qualifier, caller)
        return ResolvedInvocation(version: found.prepared, invokedFunctionARN: found.invokedFunctionARN)
    }

    package func checkInvocable(_ function: String, qualifier: String?, _ caller: Caller) async throws(APIError) {
        let caller = try await controlPlane.authorizeInvocation(function, qualifier: qualifier, caller)
        try await controlPlane.checkInvocable(function, qualifier: qualifier, caller)
    }

    package func authorizeInvocation(
        _ function: String,
        qualifier: String?,
        _ caller: Caller
    ) async throws(APIError) -> Caller {
        try await controlPlane.authorizeInvocation(function, qualifier: qualifier, caller)
    }

    package func functionURL(id: String) async throws(APIError) -> FunctionURL? {
        try await controlPlane.functionURL(id: id)
    }

    package func mayCall(_ url: FunctionURL, _ caller: Caller?) async throws(APIError) -> Bool {
        try await controlPlane.mayCall(url, caller)
    }

    package func resolve(_ url: FunctionURL, requestID: String) async throws(APIError) -> ResolvedInvocation {
        let owner = Caller(
            account: url.function.account,
            region: url.function.region,
            principalARN: url.arn,
            requestID: requestID
        )
        let found = try await controlPlane.resolveForInvoke(url.function.name, qualifier: url.qualifier, owner)
        return ResolvedInvocation(version: found.prepared, invokedFunctionARN: found.invokedFunctionARN)
    }

    package func knowsInvocable(_ route: RouteKey, _ caller: Caller) -> Bool {
        controlPlane.knowsInvocable(route, caller)
    }
}
