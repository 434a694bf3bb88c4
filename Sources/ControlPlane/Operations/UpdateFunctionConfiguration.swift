package import LambdaAPI

extension ControlPlane {
    /// Changes the configuration of the unpublished version: InProgress in the answer, Successful once it is prepared;
    /// invocations run the old configuration until then.
    ///
    /// - Parameters:
    ///   - request: fits the model's constraints.
    ///   - variableOrder: the names of the environment variables in the order of the request, for the text of a refusal.
    /// - Throws: the refusals of the public API reference for UpdateFunctionConfiguration, in the order: account and
    ///   region, qualifier, existence, RevisionId, a state that allows no change, the members one by one, members
    ///   against each other, roles, keys and layers. A text of the variables' size echoes them: it must not be logged.
    package func updateFunctionConfiguration(
        _ request: UpdateFunctionConfigurationRequest,
        variableOrder: [String]? = nil,
        _ caller: Caller
    ) async throws(APIError) -> FunctionConfiguration {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireLatest(reference)
        let change = ConfigurationChange(request, variableOrder: variableOrder)
        let views = views
        return try await revise(reference) { record async throws(APIError) in
            try self.checkChangeable(record, revisionID: request.revisionId)
            try DefaultFunctionRules.checkUpdate(request)
            // What is deployed already stays, as documented: only what is added is checked.
            let present = Set(record.shown.layers.map(\.arn))
            let added = (request.layers ?? []).filter { !present.contains($0) }
            try await self.checkSigning(record.codeSigningConfigARN, of: record.key, artifacts: added)
            let applied = try await self.rules.apply(
                change,
                to: record.shown,
                of: record.key,
                variables: views.variables,
                caller: caller
            )
            let settings = await self.resolvingRuntime(applied, from: record.shown)
            let (changed, transition) = self.accepted(settings, in: record, by: .updateFunctionConfiguration)
            let answer = await views.latest(changed, arn: reference.arnAsAsked)
            return .change(changed, transition: transition, answer)
        }
    }
}
