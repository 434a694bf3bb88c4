import NIOCore

/// What a connection is doing.
enum HTTPConnectionState {
    /// Between requests, or inside a head.
    case idle
    /// A head has been admitted, its body is being read.
    case receiving(IncomingRequest)
    /// The request was refused and answered; the rest of it is read away, then the connection is used again.
    case discarding(since: NIODeadline)
    /// A whole request was handed over, its response is pending or being written.
    case responding(HTTPExchange)
    /// The last response was written; the connection is about to end.
    case closing(HTTPConnectionClosing)
    /// Over.
    case closed

    /// Requests that follow have to wait.
    var isResponding: Bool {
        if case .responding = self { true } else { false }
    }
}

/// The end of a connection: all of the response leaves first, and what the client still sends is read away for a while. Closing
/// a socket with unread bytes would reset it, and the reset destroys a response that the client has not read yet.
struct HTTPConnectionClosing {
    /// The response has left.
    var isWritten = false
    /// The client may have bytes under way that nobody will want.
    var mayReceiveMore: Bool
    /// The latest end of the wait.
    let bound: NIODeadline
}

/// What came in while a response was pending.
enum HTTPConnectionInput<Part> {
    case part(Part)
    case failure(HTTPFailure)
}
