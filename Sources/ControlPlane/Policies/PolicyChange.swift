import LambdaAPI

/// What is said about the policy of one resource, and the rules of changing it.
///
/// Functions and layers differ in the texts only.
struct PolicyChange: Sendable {
    /// Names the operation in the text of a stale revision: `GetPolicy` or `GetLayerPolicy`.
    var reader: String

    static let function = PolicyChange(reader: "GetPolicy")
    static let layer = PolicyChange(reader: "GetLayerPolicy")

    static let none = APIError.resourceNotFoundException("No policy is associated with the given resource.")

    /// The policy with one statement more.
    ///
    /// - Parameter owner: the revision that counts where there is no policy yet; nil where none does.
    func add(
        _ statement: PolicyRecord.Statement,
        to policy: PolicyRecord?,
        revisionID: String?,
        owner: String?
    ) throws(APIError) -> PolicyRecord {
        try checkRevision(revisionID, policy?.revisionID ?? owner)
        if let sid = statement.sid, policy?.contains(sid: sid) == true {
            throw .resourceConflictException(
                "The statement id (\(sid)) provided already exists."
                    + " Please provide a new statement id, or remove the existing statement."
            )
        }
        let changed = PolicyRecord(
            revisionID: Identity.make(),
            statements: (policy?.statements ?? []) + [statement]
        )
        try Self.checkSize(changed)
        return changed
    }

    /// The policy without a statement.
    func remove(
        _ sid: String,
        from policy: PolicyRecord?,
        revisionID: String?
    ) throws(APIError) -> PolicyRecord {
        guard let policy else { throw Self.none }
        guard policy.contains(sid: sid) else {
            throw .resourceNotFoundException("Statement \(sid) is not found in resource policy.")
        }
        try checkRevision(revisionID, policy.revisionID)
        return PolicyRecord(
            revisionID: Identity.make(),
            statements: policy.statements.filter { $0.sid != sid }
        )
    }

    /// - Parameter expected: the request's RevisionId; an empty one counts as none.
    func checkRevision(_ expected: String?, _ current: String?) throws(APIError) {
        guard let expected, !expected.isEmpty, expected != current else { return }
        throw .preconditionFailedException(
            "The Revision Id provided does not match the latest Revision Id."
                + " Call the \(reader) API to retrieve the latest Revision Id"
        )
    }

    static func checkSize(_ policy: PolicyRecord) throws(APIError) {
        let size = policy.text.utf8.count
        guard size <= PolicyRecord.limit else {
            throw .policyLengthExceededException(
                "The final policy size (\(size)) is bigger than the limit (\(PolicyRecord.limit))."
            )
        }
    }
}
