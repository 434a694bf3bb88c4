import Foundation
package import LambdaAPI
import Storage

extension ControlPlane {
    private static let change = PolicyChange(reader: "GetResourcePolicy")

    /// Puts a policy in the place of whatever policy a function, version or alias has, also of the statements that
    /// AddPermission made.
    ///
    /// - Throws: InvalidParameterValueException for a policy that cannot be followed; its text is our own.
    package func putResourcePolicy(
        _ request: PutResourcePolicyRequest,
        _ caller: Caller
    ) async throws(APIError) -> PutResourcePolicyResponse {
        let reference = try Self.reference(request.resourceArn, caller)
        guard let text = request.policy else { throw .missing("policy") }
        let policy = PolicyRecord(
            revisionID: Identity.make(),
            statements: try Self.statements(of: text, resource: reference.arnAsAsked)
        )
        try PolicyChange.checkSize(policy)
        while true {
            let owner = try await policyOwner(reference)
            let stored = try await self.policy(at: owner.policyKey)
            try Self.change.checkRevision(request.revisionId, stored?.value.revisionID)
            let expectation = stored.map { Expectation.version($0.version) } ?? .absent
            if try await commit(policy, of: owner, expecting: expectation) {
                return PutResourcePolicyResponse(policy: policy.text, revisionId: policy.revisionID)
            }
        }
    }

    /// The policy of a function, version or alias, by its ARN.
    package func getResourcePolicy(
        _ request: GetResourcePolicyRequest,
        _ caller: Caller
    ) async throws(APIError) -> GetResourcePolicyResponse {
        let reference = try Self.reference(request.resourceArn, caller)
        let key = RecordNames.functionPolicy(reference.qualifier, of: reference.key)
        guard let policy = try await policy(at: key)?.value else {
            throw .resourceNotFoundException("The resource you requested does not exist.")
        }
        return GetResourcePolicyResponse(policy: policy.text, revisionId: policy.revisionID)
    }

    /// Removes the whole policy.
    package func deleteResourcePolicy(
        _ request: DeleteResourcePolicyRequest,
        _ caller: Caller
    ) async throws(APIError) {
        let reference = try Self.reference(request.resourceArn, caller)
        while true {
            let owner = try await policyOwner(reference)
            guard let stored = try await policy(at: owner.policyKey) else {
                throw .resourceNotFoundException("The resource you requested does not exist.")
            }
            try Self.change.checkRevision(request.revisionId, stored.value.revisionID)
            let none = PolicyRecord(revisionID: "", statements: [])
            if try await commit(none, of: owner, expecting: .version(stored.version)) { return }
        }
    }

    private static func reference(_ arn: String?, _ caller: Caller) throws(APIError) -> FunctionReference {
        guard let arn else { throw .missing("resourceArn") }
        // The pattern also has the ARNs of runtimes, of which there are none here.
        guard arn.contains(":function:") else {
            throw .resourceNotFoundException("The resource you requested does not exist.")
        }
        return try FunctionReference(arn, caller: caller)
    }

    private static func statements(
        of text: String,
        resource: String
    ) throws(APIError) -> [PolicyRecord.Statement] {
        let document: Document
        do {
            document = try Document(json: Data(text.utf8))
        } catch {
            throw .invalidParameterValueException("The policy is not valid JSON: \(error)")
        }
        do {
            _ = try PolicyDocument(resource: document)
        } catch {
            throw .invalidParameterValueException("The policy cannot be used: \(error.text).")
        }
        let list = document["Statement"].map { $0.arrayValue ?? [$0] } ?? []
        let sids = list.compactMap { $0["Sid"]?.stringValue }
        guard Set(sids).count == sids.count else {
            throw .invalidParameterValueException("The policy cannot be used: a statement id is named twice.")
        }
        for statement in list {
            let resources = statement["Resource"].map { $0.arrayValue ?? [$0] } ?? []
            guard resources == [.string(resource)] else {
                throw .invalidParameterValueException(
                    "The policy cannot be used: the Resource of each statement must be \(resource)."
                )
            }
        }
        return list.map { PolicyRecord.Statement(sid: $0["Sid"]?.stringValue, text: shown($0)) }
    }

    /// A statement with its members in the order that AddPermission gives them.
    private static func shown(_ statement: Document) -> String {
        let names = ["Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "Condition"]
        let members = names.compactMap { name in
            statement[name].map { OrderedJSON.Member(name, .value($0)) }
        }
        return OrderedJSON.object(members).text
    }
}
