import Execution
package import LambdaAPI
import Storage

extension ControlPlane {
    /// Publishes the unpublished version under the next number, or answers with the last one when nothing changed since.
    ///
    /// Every accepted update counts as a change, also one that set what was set already.
    ///
    /// - Throws: the refusals of the public API reference for PublishVersion, in the order: existence, RevisionId, the
    ///   state, CodeSha256.
    package func publishVersion(
        _ request: PublishVersionRequest,
        _ caller: Caller
    ) async throws(APIError) -> FunctionConfiguration {
        let reference = try FunctionReference(request.functionName, caller: caller)
        try QualifierRules.requireLatest(reference)
        try DefaultFunctionRules.checkPublication(request.publishTo?.rawValue)
        return try await revise(reference) { record async throws(APIError) in
            try RevisionRules.check(request.revisionId, current: record.revisionID)
            if let refusal = record.lifecycle.refusalOfPublication {
                throw APIError.refusedChange(refusal, arn: record.key.arn)
            }
            try CodeRules.check(request.codeSha256, current: record.shown.code)
            if let last = record.lastPublished, last.generation == record.shown.generation,
                let version = try await self.store.version(last.number, of: record.key)?.value
            {
                return .keep(await self.published(version, of: reference))
            }
            var changed = record
            let version = self.publish(&changed, description: request.description, lifecycle: .ready)
            changed.revisionID = Identity.make()
            return .change(
                changed,
                also: [try .put(version, of: record.key, expecting: .any)],
                await self.published(version, of: reference)
            )
        }
    }

    private func published(_ version: VersionRecord, of reference: FunctionReference) async -> FunctionConfiguration {
        await views.version(version, of: reference.key, arn: reference.arn(qualifier: String(version.number)))
    }
}
