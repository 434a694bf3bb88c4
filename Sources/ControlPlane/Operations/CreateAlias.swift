package import LambdaAPI

extension ControlPlane {
    /// Gives one or two versions of a function a name.
    ///
    /// - Throws: the refusals of the public API reference for CreateAlias, in the order: existence of the function and
    ///   of the version (ResourceNotFoundException with the ARN of that version), a name that is taken
    ///   (ResourceConflictException), the routing, the existence of its version.
    package func createAlias(
        _ request: CreateAliasRequest,
        _ caller: Caller
    ) async throws(APIError) -> AliasConfiguration {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireLatest(reference)
        guard let name = request.name else { throw .missing("name") }
        guard let version = request.functionVersion else { throw .missing("functionVersion") }
        let missing = APIError.functionNotFound(reference.arn(qualifier: version))
        return try await reviseAlias(reference, name: name, missing: missing) { _ async throws(APIError) in
            var alias = AliasRecord(
                name: name,
                revisionID: Identity.make(),
                description: request.description ?? "",
                functionVersion: version,
                additional: nil
            )
            try await self.requireVersions(of: alias, of: reference.key)
            guard try await self.store.alias(name, of: reference.key) == nil else {
                throw .aliasExists(reference.arn(qualifier: name))
            }
            alias.additional = try AliasRules.additional(
                request.routingConfig?.additionalVersionWeights ?? [:],
                beside: version
            )
            try await self.requireVersions(of: alias, of: reference.key)
            return alias
        }
    }
}
