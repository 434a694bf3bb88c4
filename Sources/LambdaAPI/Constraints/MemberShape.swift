/// A member of a structure: where a request carries it and what it must be.
package struct MemberShape: Sendable {
    /// Where a request carries the member.
    package enum Location: Sendable, Equatable {
        /// In the JSON object of the body.
        case body
        /// In the path, under the member's own name in the route's template.
        case label
        /// In the query string, under that name.
        case query(String)
        /// In a header of that name.
        case header(String)
        /// The body is this member and nothing else.
        case payload
    }

    /// The name on the wire and in the model.
    package let name: String
    /// Whether a request without it is refused.
    package let isRequired: Bool
    /// Where it is.
    package let location: Location
    /// What it must be.
    package var shape: Shape

    init(_ name: String, _ shape: Shape, isRequired: Bool = false, location: Location = .body) {
        self.name = name
        self.shape = shape
        self.isRequired = isRequired
        self.location = location
    }
}
