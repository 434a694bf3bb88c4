package import NIOCore
package import NIOHTTP1

/// One request and its response, bound to the event loop of its connection.
///
/// Every method may be called from any thread; on ``eventLoop`` itself it takes effect before it returns.
/// A response is either one ``respond(_:)`` or ``writeHead(status:headers:contentLength:)``, any number of
/// ``write(_:promise:)`` and ``end(trailers:)``. Calls after the end, or after the peer went away, do nothing.
package final class HTTPExchange: Sendable {
    /// Where the response is in its course.
    enum Phase {
        case pending
        case streaming(HTTPResponseFraming)
        case finished
        case disconnected
    }

    /// The event loop of the connection.
    package let eventLoop: any EventLoop

    /// The request was `HEAD`: a response has no body.
    let isHead: Bool

    /// The request was HTTP/1.0: no chunked bodies.
    let isHTTP10: Bool

    /// The client wants to use the connection again.
    let keepAlive: Bool

    // The four below are touched on `eventLoop` only; every method of this class sees to it.
    nonisolated(unsafe) let connection: HTTPConnectionHandler
    nonisolated(unsafe) var phase = Phase.pending
    nonisolated(unsafe) var disconnectCallbacks: [@Sendable () -> Void] = []
    /// A streamed response was begun with `Connection: close`.
    nonisolated(unsafe) var endsConnection = false

    init(eventLoop: any EventLoop, connection: HTTPConnectionHandler, head: HTTPRequestHead, keepAlive: Bool) {
        self.eventLoop = eventLoop
        self.connection = connection
        self.isHead = head.method == .HEAD
        self.isHTTP10 = head.version == .http1_0
        self.keepAlive = keepAlive
    }

    /// Sends the whole response.
    package func respond(_ response: HTTPServerResponse) {
        // Not by `onLoop`: the answer to a fast request is spared the closure.
        if eventLoop.inEventLoop {
            connection.respond(response, to: self)
        } else {
            eventLoop.execute { self.connection.respond(response, to: self) }
        }
    }

    /// Runs `body` once, on ``eventLoop``, when the peer goes away before the response has been handed over whole;
    /// at once if it is away already, never if the response came first.
    ///
    /// A client that only ends its own side after the request still awaits the answer, so that is not a disconnect
    /// unless ``HTTPServerConfiguration/endOfInput`` says so.
    package func onDisconnect(_ body: @escaping @Sendable () -> Void) {
        onLoop { exchange in
            switch exchange.phase {
            case .pending, .streaming: exchange.disconnectCallbacks.append(body)
            case .disconnected: body()
            case .finished: break
            }
        }
    }

    /// Begins a response whose body comes piece by piece.
    ///
    /// - Parameter contentLength: the number of bytes to come, if known; the body is chunked otherwise (or, for
    ///   HTTP/1.0, ended by the end of the connection).
    package func writeHead(status: HTTPResponseStatus, headers: HTTPHeaders, contentLength: Int? = nil) {
        onLoop { $0.connection.writeHead(status: status, headers: headers, contentLength: contentLength, of: $0) }
    }

    /// Sends a piece of the body.
    ///
    /// - Parameter promise: completed when the piece has left for the peer; fails if it cannot. Writers of much data
    ///   wait for it, so that a slow reader does not fill the memory.
    package func write(_ part: ByteBuffer, promise: EventLoopPromise<Void>? = nil) {
        onLoop { $0.connection.write(part, of: $0, promise: promise) }
    }

    /// Ends a response begun by ``writeHead(status:headers:contentLength:)``. Trailers are sent with a chunked body only.
    package func end(trailers: HTTPHeaders? = nil) {
        onLoop { $0.connection.end(trailers: trailers, of: $0) }
    }

    /// Cuts the connection without (the rest of) a response, so that the peer sees it is incomplete.
    package func abort() {
        onLoop { $0.connection.abort($0) }
    }

    private func onLoop(_ work: @escaping @Sendable (HTTPExchange) -> Void) {
        if eventLoop.inEventLoop {
            work(self)
        } else {
            eventLoop.execute { work(self) }
        }
    }
}
