package import NIOCore
package import NIOHTTP1

/// Takes the body of one request as it comes. All calls come on the event loop of the connection and must not block it;
/// the last is either ``end(trailers:_:)`` or ``fail(_:)``.
package protocol HTTPBodyReceiver: AnyObject, Sendable {
    /// The body is about to come. `flow` holds the client back.
    func begin(_ flow: HTTPBodyFlow)

    /// A piece of the body, without its transfer coding.
    func receive(_ part: ByteBuffer)

    /// The body is whole; the request is answered through `exchange`, at once or later.
    func end(trailers: HTTPHeaders?, _ exchange: HTTPExchange)

    /// The rest of the body will not come, or cannot be read.
    ///
    /// - Returns: the response, for a client that is still there.
    func fail(_ failure: HTTPFailure) -> HTTPServerResponse
}

/// Stops and restarts the client that sends a body. Event loop only.
package final class HTTPBodyFlow: @unchecked Sendable {
    private weak var connection: HTTPConnectionHandler?

    init(connection: HTTPConnectionHandler) {
        self.connection = connection
    }

    /// No more of the body is read; what was read already still comes.
    package func pause() {
        connection?.pauseBody()
    }

    /// Reads on.
    package func resume() {
        connection?.resumeBody()
    }
}
