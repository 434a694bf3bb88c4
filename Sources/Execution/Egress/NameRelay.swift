import NIOCore
import NIOPosix

/// Passes questions for names on to the host's name servers, and their answers back.
final class NameRelay: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>
    typealias OutboundOut = AddressedEnvelope<ByteBuffer>

    /// Questions that wait at once; more are dropped, and asked again by whoever asked.
    private static let maximumWaiting = 256
    /// After which the next server is asked.
    private static let patience = TimeAmount.seconds(2)
    /// Above what resolvers announce that they take.
    private static let largestAnswer = 8192

    private let servers: @Sendable () -> [SocketAddress]
    private var waiting = 0

    /// - Parameter servers: whom to ask, in order.
    init(servers: @escaping @Sendable () -> [SocketAddress]) {
        self.servers = servers
    }

    /// Serves a socket that is bound already.
    static func serve(
        boundSocket descriptor: CInt,
        group: any EventLoopGroup,
        servers: @escaping @Sendable () -> [SocketAddress]
    ) async throws -> any Channel {
        try await DatagramBootstrap(group: group)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(NameRelay(servers: servers))
                }
            }
            .withBoundSocket(descriptor).get()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let question = unwrapInboundIn(data)
        // A header, at least.
        guard question.data.readableBytes >= 12, waiting < Self.maximumWaiting else { return }
        waiting += 1
        let channel = context.channel
        let loopBound = NIOLoopBound(self, eventLoop: context.eventLoop)
        Self.ask(servers()[...], question.data, on: context.eventLoop).whenComplete { result in
            loopBound.value.waiting -= 1
            guard case .success(let answer?) = result else { return }
            channel.writeAndFlush(AddressedEnvelope(remoteAddress: question.remoteAddress, data: answer), promise: nil)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // Such as the function's socket being gone when its answer comes.
    }

    /// The answer of the first server that gives one; nil when none does.
    private static func ask(
        _ servers: ArraySlice<SocketAddress>,
        _ question: ByteBuffer,
        on eventLoop: any EventLoop
    ) -> EventLoopFuture<ByteBuffer?> {
        guard let server = servers.first else { return eventLoop.makeSucceededFuture(nil) }
        let answer = eventLoop.makePromise(of: ByteBuffer.self)
        let limit = eventLoop.scheduleTask(in: patience) { answer.fail(ChannelError.connectTimeout(patience)) }
        // A socket of its own for every question: its port is as hard to guess as the question's number.
        let connection = DatagramBootstrap(group: eventLoop)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: largestAnswer))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AnswerHandler(to: question, answer))
                }
            }
            .connect(to: server)
        connection.flatMap { $0.writeAndFlush(AddressedEnvelope(remoteAddress: server, data: question)) }
            .cascadeFailure(to: answer)
        return answer.futureResult.map(Optional.some).flatMapError { _ in
            ask(servers.dropFirst(), question, on: eventLoop)
        }.always { _ in
            limit.cancel()
            connection.whenSuccess { $0.close(promise: nil) }
        }
    }
}

/// Waits for the answer to one question.
private final class AnswerHandler: ChannelInboundHandler {
    typealias InboundIn = AddressedEnvelope<ByteBuffer>

    private let number: UInt16?
    private let answer: EventLoopPromise<ByteBuffer>

    init(to question: ByteBuffer, _ answer: EventLoopPromise<ByteBuffer>) {
        number = question.getInteger(at: question.readerIndex)
        self.answer = answer
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = unwrapInboundIn(data).data
        if bytes.getInteger(at: bytes.readerIndex) == number { answer.succeed(bytes) }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        answer.fail(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        answer.fail(ChannelError.eof)
    }
}
