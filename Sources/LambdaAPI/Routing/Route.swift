/// Where an operation is asked for.
package struct Route: Sendable, Equatable {
    /// One piece of a path between slashes.
    package enum Segment: Sendable, Equatable {
        /// This text.
        case literal(String)
        /// Any text, which is the member of that name.
        case label(String)
    }

    /// The HTTP method.
    package let method: String
    /// The path, members in braces.
    package let template: String
    /// The query parameter that tells this operation from another of the same path; nil for most.
    package let selector: QuerySelector?

    init(method: String, template: String, selector: QuerySelector? = nil) {
        self.method = method
        self.template = template
        self.selector = selector
    }

    /// The template in pieces.
    package var segments: [Segment] {
        template.split(separator: "/").map { piece in
            piece.first == "{" ? .label(String(piece.dropFirst().dropLast())) : .literal(String(piece))
        }
    }
}

/// A query parameter that selects an operation.
package struct QuerySelector: Sendable, Hashable {
    /// The name of the parameter.
    package let name: String
    /// The value that it must have.
    package let value: String

    init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}
