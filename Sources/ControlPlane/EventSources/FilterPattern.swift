import Foundation
import LambdaAPI

/// Decides whether the pattern of a filter is one: the grammar of the public reference for event filters.
///
/// A pattern is an object; each of its members is again one, or a list of what the value may be: text, numbers, true,
/// false, null, or an object with one comparison. `$or` holds a list of patterns.
enum FilterPattern {
    static let refusal = APIError.invalidParameterValueException("Invalid filter pattern definition.")

    /// - Throws: InvalidParameterValueException in the service's words, whatever is wrong.
    static func check(_ text: String?) throws(APIError) {
        guard let text, let pattern = try? Document(json: Data(text.utf8)), isPattern(pattern) else { throw refusal }
    }

    private static func isPattern(_ value: Document) -> Bool {
        guard case .object(let members) = value, !members.isEmpty else { return false }
        return members.allSatisfy { name, value in
            if name == "$or" { return isAlternatives(value) }
            if case .array(let choices) = value {
                return !choices.isEmpty && choices.allSatisfy(isChoice)
            }
            return isPattern(value)
        }
    }

    private static func isAlternatives(_ value: Document) -> Bool {
        guard case .array(let patterns) = value, patterns.count >= 2 else { return false }
        return patterns.allSatisfy(isPattern)
    }

    private static func isChoice(_ value: Document) -> Bool {
        switch value {
        case .null, .bool, .integer, .number, .string:
            return true
        case .array:
            return false
        case .object(let members):
            guard members.count == 1, let (comparison, operand) = members.first else { return false }
            return isComparison(comparison, operand)
        }
    }

    private static func isComparison(_ name: String, _ operand: Document) -> Bool {
        switch name {
        case "exists": operand.boolValue != nil
        case "prefix", "suffix": isText(operand) || isIgnoringCase(operand)
        case "equals-ignore-case": isText(operand)
        case "anything-but": isExclusion(operand)
        case "numeric": isRange(operand)
        default: false
        }
    }

    private static func isText(_ value: Document) -> Bool { value.stringValue != nil }

    private static func isIgnoringCase(_ value: Document) -> Bool {
        guard case .object(let members) = value, members.count == 1 else { return false }
        return members["equals-ignore-case"].map(isText) ?? false
    }

    /// A value, a list of values of one type, or one comparison of text with one or several.
    private static func isExclusion(_ operand: Document) -> Bool {
        switch operand {
        case .string, .integer, .number:
            return true
        case .array(let values):
            return !values.isEmpty && (values.allSatisfy(isText) || values.allSatisfy { $0.numberValue != nil })
        case .object(let members):
            guard members.count == 1, let (name, value) = members.first else { return false }
            guard ["prefix", "suffix", "equals-ignore-case"].contains(name) else { return false }
            if case .array(let values) = value { return !values.isEmpty && values.allSatisfy(isText) }
            return isText(value)
        default:
            return false
        }
    }

    /// `["=", 5]`, `[">", 0]` or `[">=", 0, "<", 5]`.
    private static func isRange(_ operand: Document) -> Bool {
        guard case .array(let parts) = operand, parts.count == 2 || parts.count == 4,
            let first = parts[0].stringValue, let bottom = parts[1].numberValue
        else { return false }
        if parts.count == 2 { return ["=", "<", "<=", ">", ">="].contains(first) }
        guard let second = parts[2].stringValue, let top = parts[3].numberValue else { return false }
        return [">", ">="].contains(first) && ["<", "<="].contains(second) && bottom < top
    }
}
