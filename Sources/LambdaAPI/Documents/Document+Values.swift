package import Foundation

// How the generated structures read a document whose types have been checked. Query parameters and headers arrive as
// strings, so the accessors of scalars read those as well.
extension Document {
    /// The string, or nil.
    package var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The whole number: an integer, a number without fraction, or the text of one.
    package var integerValue: Int? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int(exactly: value)
        case .string(let value): Int(value)
        default: nil
        }
    }

    /// The number, or the text of one.
    package var numberValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .string(let value): Double(value)
        default: nil
        }
    }

    /// The truth value, or the text of one.
    package var boolValue: Bool? {
        switch self {
        case .bool(let value): value
        case .string("true"): true
        case .string("false"): false
        default: nil
        }
    }

    /// The bytes of a base64 string.
    package var dataValue: Data? {
        if case .string(let value) = self { Data(base64Encoded: value) } else { nil }
    }

    /// Epoch seconds, or the text of an RFC 3339 date.
    package var dateValue: Date? {
        if let seconds = numberValue { return Date(timeIntervalSince1970: seconds) }
        return stringValue.flatMap(APIDate.date(fromRFC3339:))
    }

    /// The elements of a list, nulls included.
    package var arrayValue: [Document]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The members of an object, nulls included.
    package var objectValue: [String: Document]? {
        if case .object(let value) = self { value } else { nil }
    }
}
