import Logging
import NIOCore
import NIOHTTP1

/// One connection: takes the decoder's parts, hands whole requests over one by one, and writes their responses.
///
/// Requests that come while a response is pending wait in ``queue``; the socket is not read while there are any, so that a
/// client cannot fill the memory with them.
final class HTTPConnectionHandler: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    let limits: HTTPConnectionLimits
    let handler: any HTTPRequestHandler
    let logger: Logger
    let isTLS: Bool

    var context: ChannelHandlerContext?
    /// Asked once: the context asks the system each time.
    var remoteAddress: SocketAddress?
    var state = HTTPConnectionState.idle
    var queue = CircularBuffer<HTTPConnectionInput<HTTPServerRequestPart>>(initialCapacity: 0)
    /// Buffer of response heads and small bodies, used again once its bytes have left.
    var output = ByteBuffer()
    /// The buffer holds answers that have not been written yet: those of one run of reads leave together.
    var holdsOutput = false

    /// Inside a run of reads: responses are flushed together at its end.
    var isReading = false
    /// The run of reads brought something for this handler.
    var hasReadParts = false
    var isDraining = false
    var needsFlush = false
    /// A read was asked for while requests were waiting.
    var isReadWithheld = false
    /// The receiver of a body wants no more of it for now.
    var isBodyPaused = false
    /// The client has ended its side.
    var isInputClosed = false
    /// The server is shutting down: no further request is begun.
    var isQuiescing = false

    var timer: Scheduled<Void>?
    var timerFires = NIODeadline.distantFuture
    var deadline: NIODeadline?
    /// When the first bytes of an incomplete head were seen.
    var headBegan: NIODeadline?
    /// Bytes of all responses so far, and how many of them the peer had taken at the last look.
    var writtenBytes = 0
    var takenBytes = 0

    init(limits: HTTPConnectionLimits, handler: any HTTPRequestHandler, isTLS: Bool, logger: Logger) {
        self.isTLS = isTLS
        self.limits = limits
        self.handler = handler
        self.logger = logger
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive {
            begin(context)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
        self.context = nil
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        isReading = true
        hasReadParts = true
        let part = unwrapInboundIn(data)
        if queue.isEmpty, !state.isResponding {
            receive(part)
        } else {
            queue.append(.part(part))
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        isReading = false
        sendContinueIfOwed()
        flushIfNeeded()
        armAfterReading()
        hasReadParts = false
        context.fireChannelReadComplete()
    }

    func read(context: ChannelHandlerContext) {
        if queue.isEmpty, !isBodyPaused {
            context.read()
        } else {
            isReadWithheld = true
        }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .all {
            prepareClose(context)
        }
        context.close(mode: mode, promise: promise)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? HTTPParserError {
            // When the connection is gone, what is left of its last request is nobody's.
            guard context.channel.isActive else { return }
            let failure = failure(for: error)
            if queue.isEmpty, !state.isResponding {
                receive(failure)
            } else {
                queue.append(.failure(failure))
            }
            return
        }
        if error is ByteToMessageDecoderError {
            // More bytes after those that were not HTTP: they are read away until the end.
            return
        }
        logger.debug("connection failed", metadata: ["error": "\(error)", "peer": "\(peer)"])
        closeNow()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case ChannelEvent.inputClosed:
            inputClosed()
        case is ChannelShouldQuiesceEvent:
            isQuiescing = true
            if case .idle = state, queue.isEmpty {
                close(mayReceiveMore: false)
            }
        default:
            break
        }
        context.fireUserInboundEventTriggered(event)
    }

    /// The peer as text for log lines.
    var peer: String {
        remoteAddress?.description ?? "unknown"
    }

    private func begin(_ context: ChannelHandlerContext) {
        remoteAddress = context.remoteAddress
        setDeadline(context.eventLoop.now + limits.idle)
    }

    /// The connection is over: nobody waits for a response any more.
    private func end() {
        timer?.cancel()
        timer = nil
        deadline = nil
        queue.removeAll()
        let last = state
        state = .closed
        if case .receiving(let incoming) = last {
            // Nobody reads the response; what waits for the rest of the request is told all the same.
            _ = incoming.receiver?.fail(.truncatedBody) ?? handler.response(to: .truncatedBody, head: incoming.head)
        }
        guard case .responding(let exchange) = last else { return }
        exchange.phase = .disconnected
        let callbacks = exchange.disconnectCallbacks
        exchange.disconnectCallbacks = []
        for callback in callbacks { callback() }
    }
}
