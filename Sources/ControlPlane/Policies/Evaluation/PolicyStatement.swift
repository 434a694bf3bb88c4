import LambdaAPI

/// A statement of a policy, ready to be asked.
struct PolicyStatement: Sendable, Equatable {
    let isAllow: Bool
    /// nil in the policy of an identity, which is about that identity.
    let principal: PrincipalPattern?
    private let actions: [WildcardPattern]
    private let excludesActions: Bool
    private let resources: [WildcardPattern]
    private let excludesResources: Bool
    private let conditions: [PolicyCondition]

    private static let members: Set = [
        "Sid", "Effect", "Principal", "Action", "NotAction", "Resource", "NotResource", "Condition",
    ]

    init(_ document: Document) throws(PolicyProblem) {
        guard let members = document.objectValue else { throw PolicyProblem("a statement is not an object") }
        if let unknown = members.keys.sorted().first(where: { !Self.members.contains($0) }) {
            throw PolicyProblem("a statement has the member \(unknown), which is not known here")
        }
        switch document["Effect"]?.stringValue {
        case "Allow": isAllow = true
        case "Deny": isAllow = false
        default: throw PolicyProblem("a statement has no Effect that is Allow or Deny")
        }
        principal = try document["Principal"].map { value throws(PolicyProblem) in try PrincipalPattern(value) }
        let (actions, excludesActions) = try Self.list("Action", of: document)
        // Actions have no case.
        self.actions = actions.map { WildcardPattern($0.lowercased()) }
        self.excludesActions = excludesActions
        let (resources, excludesResources) = try Self.list("Resource", of: document)
        self.resources = resources.map { WildcardPattern($0) }
        self.excludesResources = excludesResources
        conditions =
            try document["Condition"].map { value throws(PolicyProblem) in try PolicyCondition.parse(value) } ?? []
    }

    private static func list(_ name: String, of document: Document) throws(PolicyProblem) -> ([String], Bool) {
        switch (document[name], document["Not" + name]) {
        case (let value?, nil): return (try StatementText.list(value, name), false)
        case (nil, let value?): return (try StatementText.list(value, "Not" + name), true)
        default: throw PolicyProblem("a statement needs \(name) or Not\(name)")
        }
    }

    /// Whether the statement is about a request, whoever makes it.
    func covers(_ request: AccessRequest) -> Bool {
        let action = request.action.lowercased()
        return actions.contains { $0.matches(action) } != excludesActions
            && resources.contains { $0.matches(request.resource) } != excludesResources
            && conditions.allSatisfy { $0.holds(for: request) }
    }
}
