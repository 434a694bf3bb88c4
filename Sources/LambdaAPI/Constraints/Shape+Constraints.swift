// The texts of constraints, in the order in which the service lists those of one member.
extension Shape {
    /// Everything that a value of the shape must satisfy, as lists of elements spell it out.
    var constraintTexts: [String] {
        var texts: [String] = []
        if let maximumLength { texts.append(Self.longest(maximumLength)) }
        if let minimumLength { texts.append(Self.shortest(minimumLength)) }
        if let maximum { texts.append(greatest(maximum)) }
        if let minimum { texts.append(least(minimum)) }
        if let values { texts.append(Self.among(namedValues ?? values)) }
        if let pattern { texts.append(Self.matching(pattern)) }
        if case .list(let element) = kind, !element.isStructure { texts.append(Self.elements(element)) }
        return texts
    }

    /// What the value itself breaks, not its elements or members.
    func brokenConstraints(of value: Document) -> [String] {
        var broken: [String] = []
        if let length = length(of: value) {
            if let maximumLength, length > maximumLength { broken.append(Self.longest(maximumLength)) }
            if let minimumLength, length < minimumLength { broken.append(Self.shortest(minimumLength)) }
        } else if let number = value.numberValue {
            if let maximum, number > maximum { broken.append(greatest(maximum)) }
            if let minimum, number < minimum { broken.append(least(minimum)) }
        }
        if let string = value.stringValue {
            if let values, !values.contains(string) { broken.append(Self.among(namedValues ?? values)) }
            if let compiledPattern, !compiledPattern.matches(string) {
                broken.append(Self.matching(compiledPattern.text))
            }
        }
        return broken
    }

    /// Whether the value satisfies everything down to its last element.
    func isSatisfied(by value: Document) -> Bool {
        guard value != .null else { return !refusesNull }
        guard brokenConstraints(of: value).isEmpty else { return false }
        switch (kind, value) {
        case (.list(let element), .array(let elements)): return elements.allSatisfy(element.isSatisfied(by:))
        default: return true
        }
    }

    var isStructure: Bool {
        if case .structure = kind { true } else { false }
    }

    private func length(of value: Document) -> Int? {
        guard minimumLength != nil || maximumLength != nil else { return nil }
        switch value {
        case .string(let string):
            // Characters as the API counts them; a blob is measured in bytes.
            if case .blob = kind { return Self.byteCount(ofBase64: string) }
            return string.unicodeScalars.count
        case .array(let elements): return elements.count
        case .object(let members): return members.count
        default: return nil
        }
    }

    private static func byteCount(ofBase64 string: String) -> Int {
        string.utf8.count / 4 * 3 - string.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
    }

    static func longest(_ length: Int) -> String { "Member must have length less than or equal to \(length)" }

    static func shortest(_ length: Int) -> String { "Member must have length greater than or equal to \(length)" }

    private func greatest(_ bound: Double) -> String { "Member must have value less than or equal to \(shown(bound))" }

    private func least(_ bound: Double) -> String { "Member must have value greater than or equal to \(shown(bound))" }

    static func among(_ values: [String]) -> String {
        "Member must satisfy enum value set: [\(values.joined(separator: ", "))]"
    }

    static func matching(_ pattern: String) -> String {
        "Member must satisfy regular expression pattern: \(pattern)"
    }

    static let notNull = "Member must not be null"

    static func elements(_ element: Shape) -> String {
        if element.reportsElementsPlainly { return element.constraintTexts.joined(separator: ", ") }
        return "Member must satisfy constraint: [\(element.elementTexts.joined(separator: ", "))]"
    }

    static func keys(_ key: Shape) -> String {
        "Map keys must satisfy constraint: [\(key.constraintTexts.joined(separator: ", "))]"
    }

    static func values(_ value: Shape) -> String {
        "Map value must satisfy constraint: [\(value.elementTexts.joined(separator: ", "))]"
    }

    private var elementTexts: [String] {
        refusesNull ? constraintTexts + [Self.notNull] : constraintTexts
    }

    private func shown(_ bound: Double) -> String {
        if case .double = kind { ShownValue.number(bound) } else { String(Int(bound)) }
    }
}
