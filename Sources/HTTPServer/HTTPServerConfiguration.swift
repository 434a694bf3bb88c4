/// Where a server listens and the bounds it keeps.
package struct HTTPServerConfiguration: Sendable {
    /// What the end of a client's side of the connection means while its answer is pending.
    package enum EndOfInput: Sendable {
        /// The client still awaits the answer.
        case awaitsAnswer
        /// The client is gone. For peers known never to end only one side.
        case disconnects
    }

    /// Where to listen; not used for sockets that are handed over already connected.
    package var address: HTTPServerAddress
    /// Speaks TLS when set.
    package var tls: HTTPServerTLS?
    /// What the end of the client's side means.
    package var endOfInput: EndOfInput
    /// Bytes of the request target and of all header names and values together.
    package var maximumHeaderBytes: Int
    /// Header fields of one request, trailers included.
    package var maximumHeaderFields: Int
    /// From the first byte of a head to its last.
    package var headTimeout: Duration
    /// Longest pause inside a body, and the grace before ``minimumBodyRate`` counts.
    package var readTimeout: Duration
    /// Bytes a second that a body has to come with on average; 1 or more.
    package var minimumBodyRate: Int
    /// A connection without a request is closed after this long.
    package var idleTimeout: Duration
    /// A connection whose peer takes nothing of its response for this long is closed.
    package var writeTimeout: Duration
    /// After a response that ends the connection early: how long to wait for more of the client's unread bytes, so that it can
    /// read the response. Six times this at most.
    package var lingerTimeout: Duration
    /// A refused request's body up to this length is read away and the connection kept; with a longer one the connection ends.
    package var maximumDiscardedBytes: Int

    /// Defaults for a server that strangers may talk to.
    package init(
        address: HTTPServerAddress = .tcp(host: "127.0.0.1", port: 0),
        tls: HTTPServerTLS? = nil,
        endOfInput: EndOfInput = .awaitsAnswer,
        maximumHeaderBytes: Int = 64 * 1024,
        maximumHeaderFields: Int = 100,
        headTimeout: Duration = .seconds(15),
        readTimeout: Duration = .seconds(30),
        minimumBodyRate: Int = 1024,
        idleTimeout: Duration = .seconds(75),
        writeTimeout: Duration = .seconds(60),
        lingerTimeout: Duration = .seconds(5),
        maximumDiscardedBytes: Int = 64 * 1024
    ) {
        self.address = address
        self.tls = tls
        self.endOfInput = endOfInput
        self.maximumHeaderBytes = maximumHeaderBytes
        self.maximumHeaderFields = maximumHeaderFields
        self.headTimeout = headTimeout
        self.readTimeout = readTimeout
        self.minimumBodyRate = minimumBodyRate
        self.idleTimeout = idleTimeout
        self.writeTimeout = writeTimeout
        self.lingerTimeout = lingerTimeout
        self.maximumDiscardedBytes = maximumDiscardedBytes
    }
}
