package import LambdaAPI
import Storage

extension ControlPlane {
    /// Says what becomes of a chain of invocations in which the function takes part again and again.
    ///
    /// - Throws: ResourceNotFoundException with the unqualified ARN, and the refusals of ``FunctionReference``.
    package func putFunctionRecursionConfig(
        _ request: PutFunctionRecursionConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> PutFunctionRecursionConfigResponse {
        let reference = try FunctionReference(request.functionName, caller: caller)
        guard let loop = request.recursiveLoop else { throw .missing("recursiveLoop") }
        return try await revise(reference) { record throws(APIError) in
            var changed = record
            changed.recursiveLoop = loop.rawValue
            return .change(changed, PutFunctionRecursionConfigResponse(recursiveLoop: loop))
        }
    }

    /// What becomes of such a chain; Terminate unless it was said otherwise.
    ///
    /// - Throws: ResourceNotFoundException with the unqualified ARN, and the refusals of ``FunctionReference``.
    package func getFunctionRecursionConfig(
        _ request: GetFunctionRecursionConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetFunctionRecursionConfigResponse {
        let reference = try FunctionReference(request.functionName, caller: caller)
        guard try await store.function(reference.key) != nil else { throw .functionNotFound(reference.arn) }
        return GetFunctionRecursionConfigResponse(recursiveLoop: try await recursiveLoop(of: reference.key))
    }
}
