import Execution
import Neighbours

extension RoleCredentialStore {
    /// The credentials of a version's environments: they outlast its longest invocation, with its initialization.
    func credentials(for version: FunctionVersion) async throws(RoleFailure) -> RoleCredentials {
        let session = RoleSession(
            role: version.role,
            functionARN: version.key.arn,
            functionName: version.key.name,
            region: version.key.region
        )
        return try await credentials(for: session, lasting: Double(2 * version.timeout + 60))
    }
}
