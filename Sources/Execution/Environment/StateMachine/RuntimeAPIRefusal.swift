/// Why a call of the Runtime API is refused.
enum RuntimeAPIRefusal: Error, Equatable, Sendable {
    /// The id is not that of the current invocation.
    case invalidRequestID
    /// The call does not fit the state; the names are those that the service prints.
    case invalidTransition(from: String, to: String)
}
