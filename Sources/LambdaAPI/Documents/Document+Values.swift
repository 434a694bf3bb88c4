package import Foundation

// How the generated structures read a document whose types have been checked.
extension Document {
    /// The string, or nil.
    package var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The whole number, also one that came with a fraction of zero; nil where it does not fit.
    package var integerValue: Int? {
        switch self {
        case .integer(let value): value
        case .number(let value): Int(exactly: value)
        default: nil
        }
    }

    /// The number.
    package var numberValue: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        default: nil
        }
    }

    /// The truth value.
    package var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The bytes of a base64 string.
    package var dataValue: Data? {
        if case .string(let value) = self { Data(base64Encoded: value) } else { nil }
    }

    /// The point in time, from epoch seconds.
    package var dateValue: Date? {
        numberValue.map(Date.init(timeIntervalSince1970:))
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
