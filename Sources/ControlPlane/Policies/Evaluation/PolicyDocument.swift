package import LambdaAPI

/// A policy, ready to be asked.
package struct PolicyDocument: Sendable, Equatable {
    let statements: [PolicyStatement]

    /// - Throws: when it says anything that cannot be followed here; a part of a policy must not be passed over.
    init(_ document: Document, needsPrincipal: Bool) throws(PolicyProblem) {
        guard let list = document["Statement"] else { throw PolicyProblem("it has no Statement") }
        var statements: [PolicyStatement] = []
        for element in list.arrayValue ?? [list] {
            let statement = try PolicyStatement(element)
            guard (statement.principal != nil) == needsPrincipal else {
                throw PolicyProblem(
                    needsPrincipal
                        ? "a statement has no Principal" : "a statement has a Principal, which only resources have"
                )
            }
            statements.append(statement)
        }
        guard !statements.isEmpty else { throw PolicyProblem("it has no Statement") }
        self.statements = statements
    }

    /// The policy of an identity: what it may do, with no Principal.
    package init(identity document: Document) throws(PolicyProblem) {
        try self.init(document, needsPrincipal: false)
    }

    /// The policy of a resource: who may do something with it.
    init(resource document: Document) throws(PolicyProblem) {
        try self.init(document, needsPrincipal: true)
    }
}
