package import LambdaAPI

extension ControlPlane {
    /// Reserves concurrency: so many invocations of the function, and no more, run at a time; 0 stops it.
    ///
    /// - Throws: the recorded refusals of PutFunctionConcurrency: a qualifier, ResourceNotFoundException with
    ///   `:$LATEST`, more than the account has, less than the function has provisioned.
    package func putFunctionConcurrency(
        _ request: PutFunctionConcurrencyRequest,
        _ caller: Caller
    ) async throws(APIError) -> Concurrency {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireUnqualified(reference)
        guard let reserved = request.reservedConcurrentExecutions else {
            throw .missing("reservedConcurrentExecutions")
        }
        let missing = APIError.functionNotFound(reference.arn(qualifier: FunctionTarget.latestQualifier))
        return try await reviseConcurrency(reference, missing: missing) { record, account throws(APIError) in
            try self.concurrencyRules.checkReservation(reserved, of: record, account: account)
            record.reservedConcurrency = reserved
            return ([], Concurrency(reservedConcurrentExecutions: reserved))
        }
    }

    /// The reserved concurrency; nothing when nothing is reserved.
    ///
    /// - Throws: ResourceNotFoundException with the unqualified ARN.
    package func getFunctionConcurrency(
        _ request: GetFunctionConcurrencyRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetFunctionConcurrencyResponse {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireUnqualified(reference)
        guard let record = try await store.function(reference.key)?.value else {
            throw .functionNotFound(reference.arn)
        }
        return GetFunctionConcurrencyResponse(reservedConcurrentExecutions: record.reservedConcurrency)
    }

    /// Gives reserved concurrency back to the account. Where nothing is reserved, it succeeds too.
    ///
    /// - Throws: ResourceNotFoundException with the unqualified ARN.
    package func deleteFunctionConcurrency(
        _ request: DeleteFunctionConcurrencyRequest,
        _ caller: Caller
    ) async throws(APIError) {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireUnqualified(reference)
        try await reviseConcurrency(reference, missing: .functionNotFound(reference.arn)) {
            record,
            _ throws(APIError) in
            record.reservedConcurrency = nil
            return ([], ())
        }
    }
}
