/// A JSON value whose meaning is not known yet: what a request is before it becomes one of the API's structures.
package enum Document: Sendable, Equatable {
    /// `null`; a member of an object that is null counts as absent everywhere in the API.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number without fraction or exponent that fits 64 bits.
    case integer(Int)
    /// Any other number.
    case number(Double)
    /// A string.
    case string(String)
    /// A list.
    case array([Document])
    /// A structure or a map.
    case object([String: Document])
}

extension Document {
    /// The member of an object, nil where it is missing or null or where this is no object.
    package subscript(member: String) -> Document? {
        guard case .object(let members) = self, let value = members[member], value != .null else { return nil }
        return value
    }
}
