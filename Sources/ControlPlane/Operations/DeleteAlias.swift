import Execution
package import LambdaAPI
import Storage

extension ControlPlane {
    /// Takes a name of versions away; the versions stay. Deleting an alias that does not exist succeeds (recorded).
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
        try await sections.run(function) { () async throws(APIError) in
            try await self.revise(reference, missing: .functionNotFound(reference.arn)) {
                record async throws(APIError) -> Decision<Void> in
                guard try await self.store.alias(name, of: function) != nil else { return .keep(()) }
                let keys =
                    RecordNames.belongings(ofQualifier: name, of: function)
                    + [RecordNames.alias(name, of: function)]
                return .change(record, also: keys.map { .delete($0, expecting: .any) }, ())
            }
            self.forgetReads(of: function)
            await self.preparer.withdraw(function, qualifier: name)
        }
    }
}
