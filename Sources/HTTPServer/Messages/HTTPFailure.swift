/// Why a request never reached ``HTTPRequestHandler/handle(_:_:)``.
///
/// The connection ends after the response to a failure.
package enum HTTPFailure: Sendable, Equatable {
    /// The body is, or declares to be, longer than the admission allowed. Usual status: 413.
    case bodyTooLarge(limit: Int)
    /// What was read is not HTTP/1. Usual status: 400.
    case malformed
    /// More header fields, or larger ones, than the configuration allows. Usual status: 431.
    case headersTooLarge
    /// The client was too slow with its head or body. Usual status: 408.
    case timeout
    /// The client ended its side inside a request. Usual status: 400.
    case truncatedBody
}
