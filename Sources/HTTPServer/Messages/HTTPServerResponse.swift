package import NIOCore
package import NIOHTTP1

/// One response, known whole.
///
/// `Content-Length`, `Transfer-Encoding`, `Date` and `Connection` are the server's: fields of these names in `headers` are not sent.
package struct HTTPServerResponse: Sendable {
    /// The status line's code and phrase.
    package var status: HTTPResponseStatus
    /// Header fields, sent in this order. Control characters in a value are sent as spaces.
    package var headers: HTTPHeaders
    /// The body; not sent for `HEAD`, 1xx, 204 and 304.
    package var body: ByteBuffer?
    /// Ends the connection after this response.
    package var closesConnection: Bool

    /// Makes a response; everything but the status may be left out.
    package init(
        status: HTTPResponseStatus,
        headers: HTTPHeaders = HTTPHeaders(),
        body: ByteBuffer? = nil,
        closesConnection: Bool = false
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.closesConnection = closesConnection
    }
}
