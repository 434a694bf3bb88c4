import LambdaAPI

/// Whom a statement of a resource policy is about.
struct PrincipalPattern: Sendable, Equatable {
    /// How well somebody fits.
    enum Match: Int, Sendable, Comparable {
        case none
        /// His whole account is named: what he may do is his account's own affair.
        case account
        /// He himself is named, or everybody.
        case direct

        static func < (first: Match, second: Match) -> Bool { first.rawValue < second.rawValue }
    }

    private var isEverybody = false
    private var identities: [String] = []
    private var services: [String] = []

    init(_ document: Document) throws(PolicyProblem) {
        if document == .string("*") {
            isEverybody = true
            return
        }
        guard let kinds = document.objectValue, !kinds.isEmpty else {
            throw PolicyProblem("a Principal is neither * nor an object")
        }
        for (kind, value) in kinds.sorted(by: { $0.key < $1.key }) {
            let names = try StatementText.list(value, "Principal")
            switch kind {
            case "AWS":
                identities += names
                isEverybody = isEverybody || names.contains("*")
            case "Service":
                services += names
            default:
                throw PolicyProblem("principals of the kind \(kind) are not known here")
            }
        }
    }

    func match(_ principal: AccessRequest.Principal) -> Match {
        if isEverybody { return .direct }
        switch principal {
        case .anonymous:
            return .none
        case .service(let name):
            return services.contains(name) ? .direct : .none
        case .identity(let arn, let account):
            return identities.map { Self.match($0, arn: arn, account: account) }.max() ?? .none
        }
    }

    private static func match(_ pattern: String, arn: String, account: String) -> Match {
        if pattern == arn, !arn.hasSuffix(":root") || arn.contains(":iam::\(account):") { return .direct }
        if pattern == account { return .account }
        let parts = pattern.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 6, parts[4] == account else { return .none }
        if parts[5] == "root" { return .account }
        // A session of a role is the role.
        guard parts[5].hasPrefix("role/"), let role = parts[5].split(separator: "/").last else { return .none }
        return arn.contains(":assumed-role/\(role)/") && arn.contains("::\(account):") ? .direct : .none
    }
}
