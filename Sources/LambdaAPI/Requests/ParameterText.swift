import Foundation

/// Reads the text of a path label, query parameter or header as a value of a shape.
enum ParameterText {
    static func value(of text: String, _ shape: Shape) throws(APIError) -> Document {
        switch shape.kind {
        case .integer:
            guard let number = Int32(text) else { throw unreadable(text, "an Integer") }
            return .integer(Int(number))
        case .long:
            guard let number = Int(text) else { throw unreadable(text, "a Long") }
            return .integer(number)
        case .double:
            guard let number = Double(text) else { throw unreadable(text, "a Double") }
            return .number(number)
        case .boolean:
            guard let value = Bool(text.lowercased()) else { throw unreadable(text, "a Boolean") }
            return .bool(value)
        case .timestamp:
            guard let seconds = Double(text) ?? APIDate.date(fromRFC3339: text)?.timeIntervalSince1970 else {
                throw unreadable(text, "a Timestamp")
            }
            return .number(seconds)
        default:
            return .string(text)
        }
    }

    private static func unreadable(_ text: String, _ type: String) -> APIError {
        .serializationException("'\(text)' can not be converted to \(type)")
    }
}
