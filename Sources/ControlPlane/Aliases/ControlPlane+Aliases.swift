import Execution
import LambdaAPI
import Storage

extension ControlPlane {
    /// Refuses an alias of versions that do not exist.
    ///
    /// - Throws: ResourceNotFoundException with the ARN of the first version that is missing.
    func requireVersions(of alias: AliasRecord, of function: FunctionKey) async throws(APIError) {
        for version in alias.versions {
            guard try await exists(version: version, of: function) else {
                throw .functionNotFound(function.arn + ":" + version)
            }
        }
    }

    private func exists(version: String, of function: FunctionKey) async throws(APIError) -> Bool {
        switch FunctionTarget(qualifier: version) {
        case .latest: true
        case .version(let number): try await store.version(number, of: function) != nil
        case .alias: false
        }
    }

    /// Commits what is decided about an alias and sends its invocations there before anybody is told.
    func reviseAlias(
        _ reference: FunctionReference,
        name: String,
        missing: APIError,
        _ decide: (FunctionRecord) async throws(APIError) -> AliasRecord
    ) async throws(APIError) -> AliasConfiguration {
        let function = reference.key
        let (alias, isProvisioned) = try await sections.run(function) { () async throws(APIError) in
            let (alias, isProvisioned) = try await self.revise(reference, missing: missing) {
                record async throws(APIError) in
                let alias = try await decide(record)
                let isProvisioned = try await self.store.provisionedConcurrency(name, of: function) != nil
                if isProvisioned { try await self.checkProvisionable(alias, of: record) }
                return .change(record, also: [try .put(alias, of: function)], (alias, isProvisioned))
            }
            await self.preparer.publish(alias.route, for: RouteKey(function: function, qualifier: name))
            return (alias, isProvisioned)
        }
        // What was started ahead moves with the alias.
        if isProvisioned { provision(function) }
        return alias.configuration(of: function)
    }
}
