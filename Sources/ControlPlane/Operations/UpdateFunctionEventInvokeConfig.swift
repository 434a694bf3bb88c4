package import LambdaAPI

extension ControlPlane {
    /// Changes what the request names of the configuration of a qualifier; destinations are replaced together.
    ///
    /// - Throws: the refusals of ``putFunctionEventInvokeConfig(_:_:)``, and ResourceNotFoundException where nothing is
    ///   configured.
    package func updateFunctionEventInvokeConfig(
        _ request: UpdateFunctionEventInvokeConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> FunctionEventInvokeConfig {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        try Self.requireEventInvokeSetting(
            request.maximumRetryAttempts ?? request.maximumEventAgeInSeconds,
            request.destinationConfig
        )
        let rules = DestinationRules(function: reference.key, store: store)
        return try await reviseEventInvoke(reference) { current async throws(APIError) in
            guard var record = current else { throw Self.noEventInvokeConfig(reference) }
            if let attempts = request.maximumRetryAttempts { record.maximumRetryAttempts = attempts }
            if let age = request.maximumEventAgeInSeconds { record.maximumEventAge = age }
            if let config = request.destinationConfig {
                let destinations = EventDestinations(config)
                try await rules.check(destinations)
                record.onSuccess = destinations.onSuccess
                record.onFailure = destinations.onFailure
            }
            return record
        }
    }
}
