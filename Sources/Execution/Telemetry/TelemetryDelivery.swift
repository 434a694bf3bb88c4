import NIOCore
import NIOHTTP1
import NIOPosix

/// Brings batches to a listener inside a sandbox.
actor TelemetryDelivery {
    /// Connects to a port of the sandbox's loopback address.
    typealias Connect = @Sendable (_ port: UInt16) async throws -> CInt

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let destination: TelemetrySubscription.Destination
    private let connect: Connect
    /// Of TCP, over which all batches go.
    private var connection: (any Channel)?

    init(_ destination: TelemetrySubscription.Destination, connect: @escaping Connect) {
        self.destination = destination
        self.connect = connect
    }

    /// - Throws: what kept the batch from its listener.
    func send(_ batch: [String]) async throws {
        switch destination {
        case .http(let host, let port, let path, let method):
            let body = "[\(batch.joined(separator: ","))]"
            let head = HTTPRequestHead(
                version: .http1_1,
                method: HTTPMethod(rawValue: method),
                uri: path,
                headers: [
                    "Host": "\(host):\(port)", "Content-Type": "application/json",
                    "Content-Length": String(body.utf8.count), "Connection": "close",
                ]
            )
            try await post(head, body, to: port)
        case .tcp(let port):
            try await stream(batch, to: port)
        }
    }

    /// The environment has ended.
    func close() {
        connection?.close(promise: nil)
        connection = nil
    }

    private func post(_ head: HTTPRequestHead, _ body: String, to port: UInt16) async throws {
        let descriptor = try await connect(port)
        let group = MultiThreadedEventLoopGroup.singleton.next()
        let answered = group.makePromise(of: HTTPResponseStatus.self)
        let channel: any Channel
        do {
            channel = try await ClientBootstrap(group: group)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let pipeline = channel.pipeline.syncOperations
                        try pipeline.addHTTPClientHandlers()
                        try pipeline.addHandler(TelemetryAnswerHandler(answered))
                    }
                }
                .withConnectedSocket(descriptor).get()
        } catch {
            answered.fail(error)
            throw error
        }
        defer { channel.close(promise: nil) }
        channel.write(HTTPClientRequestPart.head(head), promise: nil)
        channel.write(HTTPClientRequestPart.body(.byteBuffer(ByteBuffer(string: body))), promise: nil)
        channel.writeAndFlush(HTTPClientRequestPart.end(nil), promise: nil)
        let status = try await answered.futureResult.get()
        guard status.code < 400 else { throw Failure(description: "the listener answered \(status.code)") }
    }

    /// One record a line.
    private func stream(_ batch: [String], to port: UInt16) async throws {
        let channel: any Channel
        if let connection, connection.isActive {
            channel = connection
        } else {
            let descriptor = try await connect(port)
            channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .withConnectedSocket(descriptor).get()
            connection = channel
        }
        let lines = batch.map { $0 + "\n" }.joined()
        try await channel.writeAndFlush(ByteBuffer(string: lines))
    }
}

/// Waits for the end of one answer.
private final class TelemetryAnswerHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let answered: EventLoopPromise<HTTPResponseStatus>
    private var status: HTTPResponseStatus?
    private var isOver = false

    init(_ answered: EventLoopPromise<HTTPResponseStatus>) {
        self.answered = answered
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): status = head.status
        case .body: break
        case .end: finish(nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        finish(TelemetryDelivery.Failure(description: "the listener closed the connection"))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        finish(error)
        context.close(promise: nil)
    }

    private func finish(_ error: (any Error)?) {
        guard !isOver else { return }
        isOver = true
        if error == nil, let status {
            answered.succeed(status)
        } else {
            answered.fail(error ?? TelemetryDelivery.Failure(description: "no answer"))
        }
    }
}
