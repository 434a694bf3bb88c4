import Execution
package import LambdaAPI
import Storage
import Synchronization

extension ControlPlane {
    /// Has environments of a version, or of what an alias names, started ahead of invocations.
    ///
    /// - Throws: the recorded refusals of PutProvisionedConcurrencyConfig, in the order: `$LATEST`, existence, a version
    ///   and an alias that both want it, more than the function reserved or the account has.
    package func putProvisionedConcurrencyConfig(
        _ request: PutProvisionedConcurrencyConfigRequest,
        _ caller: Caller
    ) async throws(APIError) -> PutProvisionedConcurrencyConfigResponse {
        let reference = try FunctionReference(request.functionName, qualifier: request.qualifier, caller: caller)
        guard let qualifier = reference.qualifier, reference.target != .latest else {
            throw ProvisionedRules.unpublished
        }
        guard let asked = request.provisionedConcurrentExecutions else {
            throw .missing("provisionedConcurrentExecutions")
        }
        let record = try await reviseConcurrency(reference, missing: try await missing(reference)) {
            function,
            account async throws(APIError) in
            switch try await self.requireExisting(reference) {
            case .latest: throw ProvisionedRules.unpublished
            case .version(let version): try await self.checkProvisionable(version, of: function)
            case .alias(let alias): try await self.checkProvisionable(alias, of: function)
            }
            let old = try await self.store.provisionedConcurrency(qualifier, of: reference.key)?.requested ?? 0
            let others = (function.provisionedConcurrency ?? 0) - old
            try self.concurrencyRules.checkProvision(asked, beside: others, of: function, account: account)
            function.provisionedConcurrency = others + asked
            let record = ProvisionedConcurrencyRecord(
                account: reference.key.account,
                region: reference.key.region,
                function: reference.key.name,
                qualifier: qualifier,
                requested: asked,
                lastModified: self.timestamp
            )
            let key = RecordNames.provisionedConcurrency(qualifier, of: reference.key)
            return ([try .put(key, record, packages: [], expecting: .any)], record)
        }
        let state = try await provisionedStatus(of: record, reference.key)
        provisionFailures.withLock { $0[reference.key] = nil }
        provision(reference.key)
        return ProvisionedView(record: record, state: state).accepted
    }

    /// What is said of a function that does not exist: the same as of the version or alias that it does not have.
    private func missing(_ reference: FunctionReference) async throws(APIError) -> APIError {
        do {
            try await requireExisting(reference)
            return .functionNotFound(reference.arnAsAsked)
        } catch {
            return error
        }
    }
}
