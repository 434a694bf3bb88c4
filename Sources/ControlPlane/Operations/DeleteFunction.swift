import Execution
package import LambdaAPI
import Storage

extension ControlPlane {
    /// Deletes a function with all its versions, or one published version.
    ///
    /// It is allowed in every state; a preparation that is under way then ends without effect.
    ///
    /// - Throws: InvalidParameterValueException for `$LATEST` and for aliases, ResourceNotFoundException with the
    ///   unqualified ARN, and the refusals of ``FunctionReference``.
    package func deleteFunction(
        _ request: DeleteFunctionRequest,
        _ caller: Caller
    ) async throws(APIError) {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        if let number = try QualifierRules.versionToDelete(reference) {
            try await deleteVersion(number, of: reference)
        } else {
            try await sections.run(reference.key) { () async throws(APIError) in
                let conclusions = await self.deletionFollowers.prepare(reference.key)
                try await self.deleteRecords(of: reference)
                await self.preparer.withdraw(reference.key, qualifier: nil)
                for conclude in conclusions { await conclude() }
            }
        }
    }

    /// Deleting a version that does not exist succeeds (recorded).
    private func deleteVersion(_ number: Int, of reference: FunctionReference) async throws(APIError) {
        guard try await store.function(reference.key) != nil else {
            throw .functionNotFound(reference.arn)
        }
        guard try await store.version(number, of: reference.key) != nil else { return }
        try await sections.run(reference.key) { () async throws(APIError) in
            let record = RecordNames.version(number, of: reference.key)
            _ = try await self.store.commit([.delete(record, expecting: .any)])
            await self.preparer.withdraw(reference.key, qualifier: String(number))
        }
    }

    private func deleteRecords(of reference: FunctionReference) async throws(APIError) {
        for _ in 0..<1000 {
            guard let stored = try await store.function(reference.key) else {
                throw .functionNotFound(reference.arn)
            }
            // Every publication changes the function's record, so the versions found here are all of them as long as
            // that record is the same.
            var changes: [RecordChange] = [
                .delete(RecordNames.function(reference.key), expecting: .version(stored.version)),
                .delete(RecordNames.transition(reference.key), expecting: .any),
            ]
            var last = 0
            while true {
                let page = try await store.versions(of: reference.key, after: last, limit: 500)
                for version in page {
                    let record = RecordNames.version(version.value.number, of: reference.key)
                    changes.append(.delete(record, expecting: .any))
                    last = version.value.number
                }
                if page.isEmpty { break }
            }
            if try await store.commit(changes) { return }
        }
        throw .serviceException("The function changes too often.")
    }
}
