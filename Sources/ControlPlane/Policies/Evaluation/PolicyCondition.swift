import LambdaAPI

/// One condition of a statement: an operator, a key of the request, and the values that it is held against.
struct PolicyCondition: Sendable, Equatable {
    enum Comparison: String, Sendable, CaseIterable {
        case stringEquals = "StringEquals"
        case stringNotEquals = "StringNotEquals"
        case stringEqualsIgnoreCase = "StringEqualsIgnoreCase"
        case stringNotEqualsIgnoreCase = "StringNotEqualsIgnoreCase"
        case stringLike = "StringLike"
        case stringNotLike = "StringNotLike"
        case arnEquals = "ArnEquals"
        case arnLike = "ArnLike"
        case arnNotEquals = "ArnNotEquals"
        case arnNotLike = "ArnNotLike"
        case bool = "Bool"
        case null = "Null"

        /// Whether it asks that no value fits.
        var isNegative: Bool {
            switch self {
            case .stringNotEquals, .stringNotEqualsIgnoreCase, .stringNotLike, .arnNotEquals, .arnNotLike: true
            default: false
            }
        }
    }

    let comparison: Comparison
    /// In lower case: names of keys have no case.
    let key: String
    let values: [String]
    /// Holds also for a request without the key.
    let isOptional: Bool

    /// The conditions of a statement.
    ///
    /// - Throws: for an operator or a key that is not known here: a condition must not be passed over.
    static func parse(_ document: Document) throws(PolicyProblem) -> [PolicyCondition] {
        guard let operators = document.objectValue else { throw PolicyProblem("a Condition is not an object") }
        var conditions: [PolicyCondition] = []
        for (name, keys) in operators.sorted(by: { $0.key < $1.key }) {
            let isOptional = name.hasSuffix("IfExists")
            let bare = isOptional ? String(name.dropLast("IfExists".count)) : name
            guard let comparison = Comparison(rawValue: bare) else {
                throw PolicyProblem("the condition operator \(name) is not known")
            }
            guard let keys = keys.objectValue else { throw PolicyProblem("\(name) is not an object") }
            for (key, values) in keys.sorted(by: { $0.key < $1.key }) {
                guard AccessRequest.keys.contains(key.lowercased()) else {
                    throw PolicyProblem("the condition key \(key) is not known")
                }
                conditions.append(
                    PolicyCondition(
                        comparison: comparison,
                        key: key.lowercased(),
                        values: try texts(values, of: key),
                        isOptional: isOptional
                    )
                )
            }
        }
        return conditions
    }

    private static func texts(_ document: Document, of key: String) throws(PolicyProblem) -> [String] {
        let elements = document.arrayValue ?? [document]
        var texts: [String] = []
        for element in elements {
            if let text = element.stringValue {
                texts.append(text)
            } else if let value = element.boolValue {
                texts.append(value ? "true" : "false")
            } else {
                throw PolicyProblem("a value of \(key) is not a string")
            }
        }
        guard texts.allSatisfy({ !$0.contains("${") }) else {
            throw PolicyProblem("policy variables are not known here")
        }
        return texts
    }

    func holds(for request: AccessRequest) -> Bool {
        let actual = request.values[key]
        if comparison == .null {
            return values.contains(actual == nil ? "true" : "false")
        }
        guard let actual else { return isOptional || comparison.isNegative }
        let fits = values.contains { isFit($0, actual) }
        return comparison.isNegative ? !fits : fits
    }

    private func isFit(_ value: String, _ actual: String) -> Bool {
        switch comparison {
        case .stringEquals, .stringNotEquals: value == actual
        case .stringEqualsIgnoreCase, .stringNotEqualsIgnoreCase, .bool: value.lowercased() == actual.lowercased()
        case .stringLike, .stringNotLike: WildcardPattern(value).matches(actual)
        case .arnEquals, .arnLike, .arnNotEquals, .arnNotLike: ARNPattern(value).matches(actual)
        case .null: false
        }
    }
}
