import NIOCore
import NIOHTTP1

extension HTTPConnectionHandler {
    /// Bodies up to this length share the buffer, and the system call, of their head.
    private static let joinedBodyBytes = 16 * 1024
    /// The output buffer is not kept when it has grown over this.
    private static let keptOutputBytes = 32 * 1024

    /// Sends the response of an exchange.
    func respond(_ response: HTTPServerResponse, to exchange: HTTPExchange) {
        guard case .pending = exchange.phase, isCurrent(exchange) else { return }
        let keepAlive = mayKeepAlive(after: exchange) && !response.closesConnection
        finish(exchange)
        if keepAlive {
            write(response, isHead: exchange.isHead, keepAlive: true, promise: nil)
            becomeIdle()
            flushUnlessBatching()
        } else {
            writeLast(response, isHead: exchange.isHead, mayReceiveMore: !queue.isEmpty)
        }
    }

    /// Writes a response after which the connection ends.
    func writeLast(_ response: HTTPServerResponse, isHead: Bool, mayReceiveMore: Bool) {
        guard let context else { return }
        let promise = context.eventLoop.makePromise(of: Void.self)
        close(mayReceiveMore: mayReceiveMore, after: promise.futureResult)
        write(response, isHead: isHead, keepAlive: false, promise: promise)
        flush()
    }

    /// Writes a whole response without flushing it.
    func write(
        _ response: HTTPServerResponse,
        isHead: Bool,
        keepAlive: Bool,
        promise: EventLoopPromise<Void>?
    ) {
        let length = response.body?.readableBytes ?? 0
        let allowsBody = response.status.allowsBody
        var body = allowsBody && !isHead && length > 0 ? response.body : nil
        prepareOutput(capacity: length)
        output.writeResponseHead(
            status: response.status,
            headers: response.headers,
            framing: allowsBody ? .length(remaining: length) : .none,
            keepAlive: keepAlive
        )
        holdsOutput = true
        needsFlush = true
        if let short = body, length <= Self.joinedBodyBytes {
            output.writeImmutableBuffer(short)
            body = nil
        }
        if let body {
            send(body, promise: promise)
        } else if let promise {
            sendOutput(promise: promise)
        }
    }

    /// The request at hand is done with; the next may come.
    func becomeIdle() {
        guard let context else { return }
        state = .idle
        guard !isDraining else { return }
        drainQueue()
        switch state {
        case .idle where isQuiescing || isInputClosed:
            close(mayReceiveMore: false)
        case .idle where !isReading:
            setDeadline(context.eventLoop.now + limits.idle)
        case .receiving:
            // Only part of the next request had come; what follows a run of reads is due for it.
            sendContinueIfOwed()
            armAfterReading()
        case .idle, .discarding, .responding, .closing, .closed:
            break
        }
    }

    /// The exchange is the one whose response is due.
    func isCurrent(_ exchange: HTTPExchange) -> Bool {
        if case .responding(let current) = state { current === exchange } else { false }
    }

    /// The connection may be used again after this exchange.
    func mayKeepAlive(after exchange: HTTPExchange) -> Bool {
        exchange.keepAlive && !isQuiescing && !(isInputClosed && queue.isEmpty)
    }

    /// No more is expected of this exchange.
    func finish(_ exchange: HTTPExchange) {
        exchange.phase = .finished
        exchange.disconnectCallbacks = []
    }

    /// Writes bytes without flushing them.
    func send(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>?) {
        if holdsOutput {
            sendOutput(promise: nil)
        }
        pass(bytes, promise: promise)
    }

    /// Writes what the output buffer holds without flushing it.
    func sendOutput(promise: EventLoopPromise<Void>?) {
        holdsOutput = false
        pass(output, promise: promise)
    }

    private func pass(_ bytes: ByteBuffer, promise: EventLoopPromise<Void>?) {
        guard let context else {
            promise?.fail(ChannelError.alreadyClosed)
            return
        }
        writtenBytes += bytes.readableBytes
        needsFlush = true
        context.write(wrapOutboundOut(bytes), promise: promise)
    }

    /// Flushes now, or lets the end of the run of reads or of the queue do it.
    func flushUnlessBatching() {
        if !isReading, !isDraining {
            flushIfNeeded()
        }
    }

    /// Flushes what has been written.
    func flushIfNeeded() {
        if needsFlush {
            flush()
        }
    }

    /// Flushes.
    func flush() {
        if holdsOutput {
            sendOutput(promise: nil)
        }
        needsFlush = false
        context?.flush()
    }

    /// Makes room in the output buffer for a head and, if it is short, its body: behind the answers that it holds, or at its
    /// beginning.
    func prepareOutput(capacity: Int) {
        if holdsOutput {
            guard output.readableBytes > Self.keptOutputBytes else { return }
            sendOutput(promise: nil)
        }
        let capacity = 512 + min(capacity, Self.joinedBodyBytes)
        if output.capacity > Self.keptOutputBytes {
            output = ByteBuffer()
        }
        output.clear(minimumCapacity: capacity)
    }
}
