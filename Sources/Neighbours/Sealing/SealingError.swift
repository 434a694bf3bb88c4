/// Why variables could not be sealed or opened again.
package struct SealingError: Error, Sendable, Equatable, CustomStringConvertible {
    private enum Code: Sendable, Equatable {
        case masterKeyUnavailable
        case otherMasterKey
        case notAuthentic
        case malformed
    }

    private let code: Code

    /// What happened, in lower case, with the file or the reason; never with a value that was sealed.
    package let message: String

    private init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The file of the master key cannot be made, cannot be read, is damaged, or is open to others.
    package static func masterKeyUnavailable(_ message: String) -> SealingError {
        SealingError(.masterKeyUnavailable, message)
    }

    /// The data was sealed under another master key than the one in the data directory.
    package static let otherMasterKey = SealingError(
        .otherMasterKey,
        "the variables were sealed under another master key"
    )

    /// The data was changed after it was sealed, or belongs to another context.
    package static let notAuthentic = SealingError(
        .notAuthentic,
        "the sealed variables are damaged or belong to something else"
    )

    /// The data does not have the form that ``VariableSealer`` writes.
    package static let malformed = SealingError(.malformed, "the sealed variables have an unknown form")

    package var description: String { message }
}
