import Execution
import LambdaAPI
import Storage

/// The function, version or alias that a policy is about.
struct PolicyOwner: Sendable {
    var function: FunctionStore.Stored<FunctionRecord>
    /// nil for the function itself.
    var qualifier: String?
    /// The revision of the function, version or alias.
    var revisionID: String

    var policyKey: RecordKey { RecordNames.functionPolicy(qualifier, of: function.value.key) }
}

extension ControlPlane {
    /// Finds what a request names.
    ///
    /// - Throws: with the texts recorded for AddPermission; those for what does not exist differ between kinds.
    func policyOwner(_ reference: FunctionReference) async throws(APIError) -> PolicyOwner {
        guard let function = try await store.function(reference.key) else { throw .functionNotFound(reference.arn) }
        guard let qualifier = reference.qualifier else {
            return PolicyOwner(function: function, qualifier: nil, revisionID: function.value.revisionID)
        }
        switch reference.target {
        case .latest:
            throw .invalidParameterValueException("We currently do not support adding policies for $LATEST.")
        case .version(let number):
            guard let version = try await store.version(number, of: reference.key)?.value else {
                throw .functionNotFound(reference.arnAsAsked)
            }
            return PolicyOwner(function: function, qualifier: qualifier, revisionID: version.revisionID)
        case .alias(let name):
            // What can be the name of no alias is reported like a version.
            guard let alias = try await store.alias(name, of: reference.key)?.value else {
                throw name.contains("$")
                    ? .functionNotFound(reference.arnAsAsked) : .aliasNotFound(reference.arnAsAsked)
            }
            return PolicyOwner(function: function, qualifier: qualifier, revisionID: alias.revisionID)
        }
    }

    func policy(at key: RecordKey) async throws(APIError) -> FunctionStore.Stored<PolicyRecord>? {
        try await store.value(key)
    }

    /// Commits a policy together with its owner, written as it was, so that a deletion of the owner misses no policy.
    ///
    /// - Returns: whether both were as they are expected.
    func commit(
        _ policy: PolicyRecord,
        of owner: PolicyOwner,
        expecting: Expectation
    ) async throws(APIError) -> Bool {
        let key = owner.policyKey
        let committed = try await store.commit([
            try .policy(policy, at: key, expecting: expecting),
            try .put(owner.function.value, expecting: .version(owner.function.version)),
        ])
        if committed {
            policies.forget(PolicyTable.Key(function: owner.function.value.key, qualifier: owner.qualifier))
        }
        return committed
    }
}
