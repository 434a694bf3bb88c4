package import Foundation

/// The policy of a role that says who may assume it.
package struct TrustPolicy: Sendable, Equatable {
    private struct Document: Decodable {
        var statements: OneOrMany<Statement>

        enum CodingKeys: String, CodingKey { case statements = "Statement" }
    }

    struct Statement: Decodable, Equatable, Sendable {
        var effect: String
        var actions: OneOrMany<String>?
        var principal: Principal?

        enum CodingKeys: String, CodingKey {
            case effect = "Effect"
            case actions = "Action"
            case principal = "Principal"
        }
    }

    /// `"*"`, or services among others.
    enum Principal: Decodable, Equatable, Sendable {
        case anybody
        case services([String])

        private enum CodingKeys: String, CodingKey { case service = "Service" }

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                self = text == "*" ? .anybody : .services([])
                return
            }
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self = .services(try container.decodeIfPresent(OneOrMany<String>.self, forKey: .service)?.values ?? [])
        }
    }

    /// Policies write a list of one as the one.
    struct OneOrMany<Value: Decodable & Equatable & Sendable>: Decodable, Equatable, Sendable {
        var values: [Value]

        init(from decoder: any Decoder) throws {
            if let one = try? decoder.singleValueContainer().decode(Value.self) {
                values = [one]
            } else {
                values = try decoder.singleValueContainer().decode([Value].self)
            }
        }
    }

    private let statements: [Statement]

    /// - Returns: nil when the text is not a policy.
    package init?(json: Data) {
        guard let document = try? JSONDecoder().decode(Document.self, from: json) else { return nil }
        statements = document.statements.values
    }

    /// Whether a service may assume the role. Conditions count as met: they tell of a request that is not made yet.
    ///
    /// - Parameter service: `lambda.amazonaws.com`.
    package func trusts(service: String) -> Bool {
        let matching = statements.filter { $0.concerns(service) && $0.concernsAssuming }
        return matching.contains { $0.effect == "Allow" } && !matching.contains { $0.effect == "Deny" }
    }
}

extension TrustPolicy.Statement {
    fileprivate func concerns(_ service: String) -> Bool {
        switch principal {
        case .anybody: true
        case .services(let services): services.contains(service)
        case nil: false
        }
    }

    fileprivate var concernsAssuming: Bool {
        (actions?.values ?? []).contains { ["sts:assumerole", "sts:*", "*"].contains($0.lowercased()) }
    }
}
