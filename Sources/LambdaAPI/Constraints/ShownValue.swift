import Foundation

/// How messages show a value: as the service's Java does.
enum ShownValue {
    static func text(of value: Document, _ shape: Shape) -> String {
        guard value != .null else { return "null" }
        guard !shape.isSensitive else { return "***" }
        switch (shape.kind, value) {
        case (.double, _):
            return value.numberValue.map(number) ?? ""
        case (.list(let element), .array(let elements)):
            return "[" + elements.map { text(of: $0, element) }.joined(separator: ", ") + "]"
        case (.map(_, let element), .object(let members)):
            let entries = members.sorted { $0.key < $1.key }.map { "\($0.key)=\(text(of: $0.value, element))" }
            return "{" + entries.joined(separator: ", ") + "}"
        case (.structure(let structure), _):
            let members = structure.members.map {
                "\(memberName($0.name))=\(text(of: value[$0.name] ?? .null, $0.shape))"
            }
            return "\(structure.name)(\(members.joined(separator: ", ")))"
        default:
            return scalar(value)
        }
    }

    /// Java's `Double.toString`: `2.0`, `1.0E7`, `1.0E-4`.
    static func number(_ value: Double) -> String {
        guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
        guard value != 0 else { return value.sign == .minus ? "-0.0" : "0.0" }
        if (0.001..<10_000_000).contains(abs(value)) { return "\(value)" }
        // Digits and exponent of the shortest form, whatever notation Swift has chosen for it.
        let parts = "\(abs(value))".split(separator: "e")
        let pieces = parts[0].split(separator: ".")
        let fraction = pieces.count > 1 && pieces[1] != "0" ? String(pieces[1]) : ""
        var digits = Substring(pieces[0] + fraction)
        var exponent = (parts.count > 1 ? Int(parts[1]) ?? 0 : 0) + pieces[0].count - 1
        while digits.count > 1, digits.first == "0" {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        let rest = digits.count > 1 ? String(digits.dropFirst()) : "0"
        return "\(value < 0 ? "-" : "")\(digits.prefix(1)).\(rest)E\(exponent)"
    }

    /// A member's name in messages: only the first letter is lower-cased.
    static func memberName(_ name: String) -> String {
        name.prefix(1).lowercased() + name.dropFirst()
    }

    private static func scalar(_ value: Document) -> String {
        switch value {
        case .string(let string): string
        case .integer(let integer): String(integer)
        case .number(let double): Int(exactly: double).map { String($0) } ?? number(double)
        case .bool(let bool): bool ? "true" : "false"
        default: ""
        }
    }
}
