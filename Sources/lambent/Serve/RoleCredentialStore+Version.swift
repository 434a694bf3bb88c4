import Execution
import Neighbours

extension RoleCredentialStore {
    /// How long a call of another service may take, with its attempts, in seconds.
    private static let callTime = 120.0

    /// The credentials of a version's environments: they outlast its longest invocation, with its initialization.
    func credentials(for version: FunctionVersion) async throws(RoleFailure) -> RoleCredentials {
        let session = RoleSession(role: version.role, function: version.key)
        return try await credentials(for: session, lasting: Double(2 * version.timeout + 60))
    }

    /// For calls of other services on behalf of a function; nil where they know nothing of its role.
    func credentials(of role: String, for function: FunctionKey) async throws(RoleFailure) -> RoleCredentials? {
        guard areOfSTS else { return nil }
        return try await credentials(for: RoleSession(role: role, function: function), lasting: Self.callTime)
    }
}

extension RoleSession {
    fileprivate init(role: String, function: FunctionKey) {
        self.init(role: role, functionARN: function.arn, functionName: function.name, region: function.region)
    }
}
