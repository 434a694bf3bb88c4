import Execution
package import LambdaAPI
import Storage

extension ControlPlane {
    /// Takes a name of versions away, with what was provisioned for it; the versions stay. Deleting an alias that does not exist succeeds (recorded).
    ///
    /// - Throws: ResourceNotFoundException with the unqualified ARN when there is no such function.
    package func deleteAlias(
        _ request: DeleteAliasRequest,
        _ caller: Caller
    ) async throws(APIError) {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireLatest(reference)
        guard let name = request.name else { throw .missing("name") }
        let function = reference.key
        let wasProvisioned = try await sections.run(function) { () async throws(APIError) in
            let wasProvisioned = try await self.revise(reference, missing: .functionNotFound(reference.arn)) {
                record async throws(APIError) -> Decision<Bool> in
                guard try await self.store.alias(name, of: function) != nil else { return .keep(false) }
                let keys =
                    RecordNames.belongings(ofQualifier: name, of: function)
                    + [RecordNames.alias(name, of: function)]
                var changed = record
                let released = try await self.unprovision(name, of: &changed)
                let deletions = keys.map { RecordChange.delete($0, expecting: .any) }
                return .change(changed, also: deletions + released, !released.isEmpty)
            }
            self.forgetReads(of: function)
            await self.preparer.withdraw(function, qualifier: name)
            return wasProvisioned
        }
        if wasProvisioned {
            try await enforceConcurrency(of: function)
            provision(function)
        }
    }
}
