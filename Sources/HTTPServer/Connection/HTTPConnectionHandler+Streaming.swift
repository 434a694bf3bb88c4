import Logging
import NIOCore
import NIOHTTP1

extension HTTPConnectionHandler {
    /// Begins a streamed response.
    func writeHead(
        status: HTTPResponseStatus,
        headers: HTTPHeaders,
        contentLength: Int?,
        of exchange: HTTPExchange
    ) {
        guard case .pending = exchange.phase, isCurrent(exchange), let context else { return }
        let framing: HTTPResponseFraming
        let declared: HTTPResponseFraming
        if let contentLength {
            declared = .length(remaining: contentLength)
        } else {
            declared = exchange.isHTTP10 ? .untilClose : .chunked
        }
        if !status.allowsBody {
            framing = .none
        } else {
            framing = exchange.isHead ? .none : declared
        }
        let keepAlive = mayKeepAlive(after: exchange) && declared != .untilClose
        exchange.phase = .streaming(framing)
        exchange.endsConnection = !keepAlive
        prepareOutput(capacity: 0)
        output.writeResponseHead(
            status: status,
            headers: headers,
            framing: status.allowsBody ? declared : .none,
            keepAlive: keepAlive
        )
        sendOutput(promise: nil)
        flushUnlessBatching()
        setDeadline(context.eventLoop.now + limits.write)
    }

    /// Sends a piece of a streamed body.
    func write(_ part: ByteBuffer, of exchange: HTTPExchange, promise: EventLoopPromise<Void>?) {
        guard case .streaming(let framing) = exchange.phase, isCurrent(exchange) else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        guard part.readableBytes > 0 else {
            promise?.succeed()
            return
        }
        switch framing {
        case .none:
            promise?.succeed()
            return
        case .chunked:
            var line = ByteBuffer()
            line.writeString(String(part.readableBytes, radix: 16))
            line.writeStaticString("\r\n")
            send(line, promise: nil)
            send(part, promise: nil)
            send(ByteBuffer(staticString: "\r\n"), promise: promise)
        case .length(let remaining):
            guard part.readableBytes <= remaining else {
                logger.error("response is longer than its declared length", metadata: ["peer": "\(peer)"])
                promise?.fail(ChannelError.ioOnClosedChannel)
                closeNow()
                return
            }
            exchange.phase = .streaming(.length(remaining: remaining - part.readableBytes))
            send(part, promise: promise)
        case .untilClose:
            send(part, promise: promise)
        }
        flushUnlessBatching()
    }

    /// Ends a streamed response.
    func end(trailers: HTTPHeaders?, of exchange: HTTPExchange) {
        guard case .streaming(let framing) = exchange.phase, isCurrent(exchange), let context else { return }
        if case .length(let remaining) = framing, remaining > 0 {
            logger.error("response is shorter than its declared length", metadata: ["peer": "\(peer)"])
            closeNow()
            return
        }
        var last = ByteBuffer()
        if framing == .chunked {
            last.writeLastChunk(trailers: trailers)
        }
        finish(exchange)
        if exchange.endsConnection || isQuiescing {
            let promise = context.eventLoop.makePromise(of: Void.self)
            close(mayReceiveMore: !queue.isEmpty, after: promise.futureResult)
            send(last, promise: promise)
            flush()
        } else {
            send(last, promise: nil)
            becomeIdle()
            flushUnlessBatching()
        }
    }

    /// Cuts the connection of an exchange that has not ended.
    func abort(_ exchange: HTTPExchange) {
        guard isCurrent(exchange) else { return }
        closeNow()
    }
}

extension ByteBuffer {
    /// Writes the chunk that ends a body.
    fileprivate mutating func writeLastChunk(trailers: HTTPHeaders?) {
        writeStaticString("0\r\n")
        for (name, value) in trailers ?? HTTPHeaders() {
            writeFieldText(name)
            writeStaticString(": ")
            writeFieldText(value)
            writeStaticString("\r\n")
        }
        writeStaticString("\r\n")
    }
}
