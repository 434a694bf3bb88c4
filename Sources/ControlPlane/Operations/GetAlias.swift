package import LambdaAPI

extension ControlPlane {
    /// An alias: which versions it names.
    ///
    /// - Throws: ResourceNotFoundException with the alias' ARN.
    package func getAlias(
        _ request: GetAliasRequest,
        _ caller: Caller
    ) async throws(APIError) -> AliasConfiguration {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireLatest(reference)
        guard let name = request.name else { throw .missing("name") }
        guard let alias = try await store.alias(name, of: reference.key)?.value else {
            throw .aliasNotFound(reference.arn(qualifier: name))
        }
        // What is committed is about to be published: who is told of it must also run it.
        await sections.settled(reference.key)
        return alias.configuration(of: reference.key)
    }
}
