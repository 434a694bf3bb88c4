/// How the end of a streamed body is told.
enum HTTPResponseFraming: Equatable {
    /// Nothing is sent: the response may not have a body.
    case none
    /// By chunks.
    case chunked
    /// By the declared length, of which so much is left.
    case length(remaining: Int)
    /// By the end of the connection.
    case untilClose
}
