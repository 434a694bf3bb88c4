import LambdaAPI

/// What AddPermission and AddLayerVersionPermission allow: one statement of a policy.
struct Permission: Sendable, Equatable {
    var sid: String
    var action: String
    var principal: PolicyPrincipal
    /// The ARN of what the policy is about.
    var resource: String
    var sourceARN: String?
    var sourceAccount: String?
    var functionURLAuthType: String?
    var organization: String?
    var eventSourceToken: String?
    var isInvokedViaFunctionURL: Bool?

    /// The statement, with members and conditions in the order recorded from the service.
    var statement: PolicyRecord.Statement {
        var members: [OrderedJSON.Member] = [
            .init("Sid", .string(sid)),
            .init("Effect", .string("Allow")),
            .init("Principal", principal.json),
            .init("Action", .string(action)),
            .init("Resource", .string(resource)),
        ]
        if !conditions.isEmpty { members.append(.init("Condition", .object(conditions))) }
        return PolicyRecord.Statement(sid: sid, text: OrderedJSON.object(members).text)
    }

    private var conditions: [OrderedJSON.Member] {
        let equal: [(String, String?)] = [
            ("AWS:SourceAccount", sourceAccount),
            ("lambda:FunctionUrlAuthType", functionURLAuthType),
            ("aws:PrincipalOrgID", organization),
            ("lambda:EventSourceToken", eventSourceToken),
        ]
        return [
            Self.condition("StringEquals", equal),
            Self.condition("ArnLike", [("AWS:SourceArn", sourceARN)]),
            Self.condition("Bool", [("lambda:InvokedViaFunctionUrl", isInvokedViaFunctionURL.map(String.init))]),
        ].compactMap(\.self)
    }

    private static func condition(_ name: String, _ keys: [(String, String?)]) -> OrderedJSON.Member? {
        let present = keys.compactMap { key, value in value.map { OrderedJSON.Member(key, .string($0)) } }
        return present.isEmpty ? nil : .init(name, .object(present))
    }
}
