/// What a handler decides about a request from its head alone.
package enum HTTPAdmission: Sendable {
    /// Read the body, up to so many bytes (0 or more); a longer one is a ``HTTPFailure/bodyTooLarge(limit:)``.
    case accept(maximumBodyBytes: Int)
    /// Hand the body over piece by piece, whatever its length: ``HTTPRequestHandler/handle(_:_:)`` is not called for it.
    case stream(any HTTPBodyReceiver)
    /// Send this response now. The body is not read for it.
    case refuse(HTTPServerResponse)
}
