import Foundation

/// Checks that a body's values have the types of their shapes, in the words of the service.
enum TypeCheck {
    static func check(_ value: Document, _ shape: Shape) throws(APIError) {
        switch (shape.kind, value) {
        case (_, .null), (.boolean, .bool), (.double, .integer), (.double, .number), (.timestamp, .integer),
            (.timestamp, .number), (.string, .string), (.long, .integer):
            return
        case (.integer, .integer(let integer)):
            guard Int32(exactly: integer) != nil else { throw outOfRange(String(integer), "int", Int32.self) }
        case (.integer, .number(let number)), (.long, .number(let number)):
            guard number == number.rounded() else { throw mismatch(value, "an Integer") }
            guard Int(exactly: number) != nil else { throw outOfRange("\(number)", "long", Int64.self) }
            if case .integer = shape.kind { try check(.integer(Int(number)), shape) }
        case (.blob, .string(let text)):
            guard isBase64(text) else { throw .serializationException("Invalid base64 encoding") }
        case (.list(let element), .array(let elements)):
            for item in elements { try check(item, element) }
        case (.map(_, let element), .object(let members)):
            for item in members.values { try check(item, element) }
        case (.structure(let structure), .object):
            for member in structure.members where member.location == .body {
                if let item = value[member.name] { try check(item, member.shape) }
            }
        default:
            throw mismatch(value, expected(shape))
        }
    }

    private static func mismatch(_ value: Document, _ expected: String) -> APIError {
        switch (value, expected) {
        case (.array, _): .serializationException("Start of list found where not expected.")
        case (.object, _): .serializationException("Start of structure or map found where not expected.")
        case (_, "list"), (_, "map"): .serializationException("Expected \(expected) or null")
        default: .serializationException("\(token(value)) can not be converted to \(expected)")
        }
    }

    private static func outOfRange<Bound: FixedWidthInteger>(
        _ value: String,
        _ type: String,
        _: Bound.Type
    ) -> APIError {
        .serializationException("Numeric value (\(value)) out of range of \(type) (\(Bound.min) - \(Bound.max))")
    }

    private static func expected(_ shape: Shape) -> String {
        switch shape.kind {
        case .string: "a String"
        case .integer, .long: "an Integer"
        case .double: "a Double"
        case .boolean: "a Boolean"
        case .blob: "a Blob"
        case .timestamp: "a Timestamp"
        case .list: "list"
        case .map, .structure: "map"
        }
    }

    private static func token(_ value: Document) -> String {
        switch value {
        case .bool(true): "TRUE_VALUE"
        case .bool(false): "FALSE_VALUE"
        case .integer, .number: "NUMBER_VALUE"
        default: "STRING_VALUE"
        }
    }

    /// Whether the text decodes; Foundation's own decoder, since an uploaded package is large.
    private static func isBase64(_ text: String) -> Bool {
        Data(base64Encoded: text) != nil
    }
}
