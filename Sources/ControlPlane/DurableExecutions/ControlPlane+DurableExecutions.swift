package import LambdaAPI

// Functions cannot be durable in this version, so there is no execution: everything that names one is refused the way
// the public API reference says for those that do not exist.
extension ControlPlane {
    private static let list = "durable executions"

    /// The executions of a function: there are none.
    ///
    /// - Throws: ResourceNotFoundException with the ARN as it was asked for, InvalidParameterValueException for a marker
    ///   that is none of this list.
    package func listDurableExecutionsByFunction(
        _ request: ListDurableExecutionsByFunctionRequest,
        _ caller: Caller
    ) async throws(APIError) -> ListDurableExecutionsByFunctionResponse {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        _ = try PageMarker.parse(request.marker, list: Self.list)
        guard try await existing(reference) != nil else { throw .functionNotFound(reference.arnAsAsked) }
        return ListDurableExecutionsByFunctionResponse(durableExecutions: [])
    }

    /// - Throws: ResourceNotFoundException.
    package func getDurableExecution(
        _ request: GetDurableExecutionRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetDurableExecutionResponse {
        throw .durableExecutionNotFound(try DurableExecutionReference(request.durableExecutionArn, caller: caller).arn)
    }

    /// - Throws: ResourceNotFoundException.
    package func getDurableExecutionHistory(
        _ request: GetDurableExecutionHistoryRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetDurableExecutionHistoryResponse {
        throw .durableExecutionNotFound(try DurableExecutionReference(request.durableExecutionArn, caller: caller).arn)
    }

    /// - Throws: InvalidParameterValueException.
    package func getDurableExecutionState(
        _ request: GetDurableExecutionStateRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetDurableExecutionStateResponse {
        _ = try DurableExecutionReference(request.durableExecutionArn, caller: caller)
        throw .invalidCheckpointToken
    }

    /// - Throws: InvalidParameterValueException.
    package func checkpointDurableExecution(
        _ request: CheckpointDurableExecutionRequest,
        _ caller: Caller
    ) async throws(APIError) -> CheckpointDurableExecutionResponse {
        _ = try DurableExecutionReference(request.durableExecutionArn, caller: caller)
        throw .invalidCheckpointToken
    }

    /// - Throws: ResourceNotFoundException.
    package func stopDurableExecution(
        _ request: StopDurableExecutionRequest,
        _ caller: Caller
    ) async throws(APIError) -> StopDurableExecutionResponse {
        throw .durableExecutionNotFound(try DurableExecutionReference(request.durableExecutionArn, caller: caller).arn)
    }

    /// - Throws: ResourceNotFoundException.
    package func pauseDurableExecution(
        _ request: PauseDurableExecutionRequest,
        _ caller: Caller
    ) async throws(APIError) -> PauseDurableExecutionResponse {
        throw .durableExecutionNotFound(try DurableExecutionReference(request.durableExecutionArn, caller: caller).arn)
    }

    /// - Throws: ResourceNotFoundException.
    package func resumeDurableExecution(
        _ request: ResumeDurableExecutionRequest,
        _ caller: Caller
    ) async throws(APIError) -> ResumeDurableExecutionResponse {
        throw .durableExecutionNotFound(try DurableExecutionReference(request.durableExecutionArn, caller: caller).arn)
    }

    /// - Throws: ResourceNotFoundException.
    package func deleteDurableExecution(
        _ request: DeleteDurableExecutionRequest,
        _ caller: Caller
    ) async throws(APIError) -> DeleteDurableExecutionResponse {
        throw .durableExecutionNotFound(try DurableExecutionReference(request.durableExecutionArn, caller: caller).arn)
    }

    /// - Throws: ResourceNotFoundException.
    package func sendDurableExecutionCallbackSuccess(
        _ request: SendDurableExecutionCallbackSuccessRequest,
        _ caller: Caller
    ) async throws(APIError) -> SendDurableExecutionCallbackSuccessResponse {
        throw .callbackNotFound(request.callbackId ?? "")
    }

    /// - Throws: ResourceNotFoundException.
    package func sendDurableExecutionCallbackFailure(
        _ request: SendDurableExecutionCallbackFailureRequest,
        _ caller: Caller
    ) async throws(APIError) -> SendDurableExecutionCallbackFailureResponse {
        throw .callbackNotFound(request.callbackId ?? "")
    }

    /// - Throws: ResourceNotFoundException.
    package func sendDurableExecutionCallbackHeartbeat(
        _ request: SendDurableExecutionCallbackHeartbeatRequest,
        _ caller: Caller
    ) async throws(APIError) -> SendDurableExecutionCallbackHeartbeatResponse {
        throw .callbackNotFound(request.callbackId ?? "")
    }
}
