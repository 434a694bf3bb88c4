package import LambdaAPI

extension ControlPlane {
    /// Says how many environments a function on a capacity provider has; every function here is an ordinary one.
    ///
    /// - Throws: ResourceNotFoundException with the qualified ARN, InvalidParameterValueException for what exists.
    package func putFunctionScalingConfig(
        _ request: PutFunctionScalingConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> PutFunctionScalingConfigResponse {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        try await requireVersion(reference)
        let config = request.functionScalingConfig
        if let least = config?.minExecutionEnvironments, let most = config?.maxExecutionEnvironments, least > most {
            throw .invalidParameterValueException(
                "MinExecutionEnvironments must be less than or equal to MaxExecutionEnvironments."
            )
        }
        throw .invalidParameterValueException("FunctionScalingConfig isn't supported for Lambda Default functions.")
    }

    /// How many environments a version has on a capacity provider: nothing is said of an ordinary function.
    ///
    /// - Throws: ResourceNotFoundException with the qualified ARN.
    package func getFunctionScalingConfig(
        _ request: GetFunctionScalingConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetFunctionScalingConfigResponse {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        try await requireVersion(reference)
        return GetFunctionScalingConfigResponse(functionArn: reference.arnAsAsked)
    }

    private func requireVersion(_ reference: FunctionReference) async throws(APIError) {
        guard try await existing(reference) != nil else { throw .functionNotFound(reference.arnAsAsked) }
    }
}
