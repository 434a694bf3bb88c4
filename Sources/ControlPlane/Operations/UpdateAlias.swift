package import LambdaAPI

extension ControlPlane {
    /// Changes what an alias names; invocations go there when this returns.
    ///
    /// What the request leaves out stays; an empty map of weights ends the sharing. The alias has a new revision also
    /// when nothing changed (recorded).
    ///
    /// - Throws: the refusals of the public API reference for UpdateAlias, in the order: existence of the function and
    ///   of the alias, RevisionId, existence of the version, the routing, the existence of its version.
    package func updateAlias(
        _ request: UpdateAliasRequest,
        _ caller: Caller
    ) async throws(APIError) -> AliasConfiguration {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireLatest(reference)
        guard let name = request.name else { throw .missing("name") }
        let missing = APIError.aliasToUpdateNotFound(reference.arn(qualifier: name))
        return try await reviseAlias(reference, name: name, missing: missing) { _ async throws(APIError) in
            guard var alias = try await self.store.alias(name, of: reference.key)?.value else { throw missing }
            try RevisionRules.check(request.revisionId, current: alias.revisionID)
            alias.revisionID = Identity.make()
            alias.description = request.description ?? alias.description
            alias.functionVersion = request.functionVersion ?? alias.functionVersion
            let kept = alias.additional
            alias.additional = nil
            try await self.requireVersions(of: alias, of: reference.key)
            if let weights = request.routingConfig?.additionalVersionWeights {
                alias.additional = try AliasRules.additional(weights, beside: alias.functionVersion)
                try await self.requireVersions(of: alias, of: reference.key)
            } else if let kept {
                try AliasRules.check(kept, beside: alias.functionVersion)
                alias.additional = kept
            }
            return alias
        }
    }
}
