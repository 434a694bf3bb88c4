package import NIOCore
package import NIOHTTP1

/// One request, read whole.
package struct HTTPServerRequest: Sendable {
    /// Method, target exactly as sent (percent-encoded, with its query) and header fields.
    package var head: HTTPRequestHead
    /// The body without its transfer coding; empty when there was none. Never longer than the admission allowed.
    package var body: ByteBuffer
    /// Trailer fields of a chunked body.
    package var trailers: HTTPHeaders?
    /// The peer; nil when the socket has no address to tell.
    package var remoteAddress: SocketAddress?

    /// Puts a request together, as the server does after the last byte of its body.
    package init(
        head: HTTPRequestHead,
        body: ByteBuffer = ByteBuffer(),
        trailers: HTTPHeaders? = nil,
        remoteAddress: SocketAddress? = nil
    ) {
        self.head = head
        self.body = body
        self.trailers = trailers
        self.remoteAddress = remoteAddress
    }
}
