import Execution
package import LambdaAPI
import Storage

extension ControlPlane {
    /// Deletes a function with all its versions, or one published version.
    ///
    /// It is allowed in every state; a preparation that is under way then ends without effect.
    ///
    /// - Throws: InvalidParameterValueException for `$LATEST` and for aliases, ResourceNotFoundException with the
    ///   unqualified ARN, ResourceConflictException for a version that an alias names, and the refusals of
    ///   ``FunctionReference``.
    package func deleteFunction(
        _ request: DeleteFunctionRequest,
        _ caller: Caller
    ) async throws(APIError) {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        if let number = try QualifierRules.versionToDelete(reference) {
            try await deleteVersion(number, of: reference)
        } else {
            let deleted = try await sections.run(reference.key) { () async throws(APIError) in
                let conclusions = await self.deletionFollowers.prepare(reference.key)
                let record = try await self.deleteRecords(of: reference)
                self.forgetReads(of: reference.key)
                await self.preparer.withdraw(reference.key, qualifier: nil)
                for conclude in conclusions { await conclude() }
                return record
            }
            if deleted.concurrencyClaim > 0 {
                try await enforceAccount(of: reference.key)
            }
        }
    }

    /// Deleting a version that does not exist succeeds (recorded).
    private func deleteVersion(_ number: Int, of reference: FunctionReference) async throws(APIError) {
        let function = reference.key
        let wasProvisioned = try await sections.run(function) { () async throws(APIError) in
            let found = try await self.revise(reference, missing: .functionNotFound(reference.arn)) {
                record async throws(APIError) -> Decision<(isDeleted: Bool, wasProvisioned: Bool)> in
                guard try await self.store.version(number, of: function) != nil else { return .keep((false, false)) }
                let aliases = try await self.store.aliases(of: function, naming: String(number))
                guard aliases.isEmpty else { throw APIError.versionInUse(by: aliases.map(\.name)) }
                // The function's record is written again as it is: an alias that is made meanwhile meets it.
                let keys =
                    RecordNames.belongings(ofQualifier: String(number), of: function)
                    + [RecordNames.version(number, of: function)]
                var changed = record
                let released = try await self.unprovision(String(number), of: &changed)
                let deletions = keys.map { RecordChange.delete($0, expecting: .any) }
                return .change(changed, also: deletions + released, (true, !released.isEmpty))
            }
            if found.isDeleted {
                self.forgetReads(of: function)
                await self.preparer.withdraw(function, qualifier: String(number))
            }
            return found.wasProvisioned
        }
        if wasProvisioned {
            try await enforceConcurrency(of: function)
        }
    }

    /// What belongs to a function and is named after something else.
    private func recordsElsewhere(of function: FunctionRecord) async throws(APIError) -> [RecordKey] {
        var keys: [RecordKey] = []
        if let arn = function.codeSigningConfigARN {
            keys.append(RecordNames.codeSigningUse(arn, by: function.key))
        }
        let prefix = RecordNames.belongingPrefix(function.key)
        var last: String?
        while true {
            let page: [FunctionStore.Stored<FunctionURLRecord>] = try await store.values(
                in: RecordNames.functionURLs,
                prefix: prefix,
                after: last,
                limit: 500
            )
            keys += page.map { RecordNames.functionURLOwner($0.value.id) }
            guard let end = page.last else { return keys }
            last = end.id
        }
    }

    /// - Returns: the record that the function had.
    private func deleteRecords(of reference: FunctionReference) async throws(APIError) -> FunctionRecord {
        for _ in 0..<1000 {
            guard let stored = try await store.function(reference.key) else {
                throw .functionNotFound(reference.arn)
            }
            // Whatever adds something to a function changes the function's record too, so what is found here is all of
            // it as long as that record is the same.
            var changes: [RecordChange] = [
                .delete(RecordNames.function(reference.key), expecting: .version(stored.version)),
                .delete(RecordNames.transition(reference.key), expecting: .any),
            ]
            for collection in RecordNames.belongings {
                let keys = try await store.keys(in: collection, prefix: RecordNames.belongingPrefix(reference.key))
                changes += keys.map { .delete($0, expecting: .any) }
            }
            changes += try await recordsElsewhere(of: stored.value).map { .delete($0, expecting: .any) }
            if let unclaimed = try await unclaim(stored.value) { changes.append(unclaimed) }
            guard try await store.commit(changes) else { continue }
            return stored.value
        }
        throw .serviceException("The function changes too often.")
    }
}
