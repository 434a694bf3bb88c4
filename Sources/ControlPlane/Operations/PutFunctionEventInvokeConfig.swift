package import LambdaAPI

extension ControlPlane {
    /// Configures the asynchronous invocations of a qualifier; what the request leaves out is not configured any more.
    ///
    /// - Throws: InvalidParameterValueException when nothing is given and for impossible destinations,
    ///   ResourceNotFoundException for an unknown function, version or alias (recorded from the service).
    package func putFunctionEventInvokeConfig(
        _ request: PutFunctionEventInvokeConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> FunctionEventInvokeConfig {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        try Self.requireEventInvokeSetting(
            request.maximumRetryAttempts ?? request.maximumEventAgeInSeconds,
            request.destinationConfig
        )
        let destinations = EventDestinations(request.destinationConfig)
        let rules = DestinationRules(function: reference.key, store: store)
        return try await reviseEventInvoke(reference) { _ async throws(APIError) in
            try await rules.check(destinations)
            return EventInvokeConfigRecord(
                qualifier: Self.eventInvokeQualifier(reference),
                lastModified: 0,
                maximumRetryAttempts: request.maximumRetryAttempts,
                maximumEventAge: request.maximumEventAgeInSeconds,
                onSuccess: destinations.onSuccess,
                onFailure: destinations.onFailure
            )
        }
    }
}
