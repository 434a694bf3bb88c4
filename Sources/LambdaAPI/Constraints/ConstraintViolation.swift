/// One broken constraint of a request.
package struct ConstraintViolation: Sendable, Equatable, CustomStringConvertible {
    /// How the value is shown.
    package enum Shown: Sendable, Equatable {
        /// The member is missing.
        case null
        /// The member may not be shown.
        case hidden
        /// The value as text.
        case text(String)
    }

    /// The value.
    package var value: Shown
    /// The member: names with a lower-case first letter, joined by dots.
    package var path: String
    /// What the value should have satisfied.
    package var constraint: String

    /// A violation that was found elsewhere than in the walk over the model's constraints.
    package init(value: Shown, path: String, constraint: String) {
        self.value = value
        self.path = path
        self.constraint = constraint
    }

    /// The service's text.
    package var description: String {
        let subject =
            switch value {
            case .null: "Value null"
            case .hidden: "Value"
            case .text(let text): "Value '\(text)'"
            }
        return "\(subject) at '\(path)' failed to satisfy constraint: \(constraint)"
    }
}
