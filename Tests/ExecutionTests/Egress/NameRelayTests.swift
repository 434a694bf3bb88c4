import NIOCore
import NIOPosix
import Synchronization
import Testing

@testable import Execution

struct NameRelayTests {
    /// Answers every datagram with itself, or never.
    private final class Server: ChannelInboundHandler, Sendable {
        typealias InboundIn = AddressedEnvelope<ByteBuffer>
        let answers: Bool
        let asked = Atomic(0)

        init(answers: Bool) { self.answers = answers }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            asked.wrappingAdd(1, ordering: .relaxed)
            if answers { context.writeAndFlush(data, promise: nil) }
        }
    }

    /// Gathers what comes.
    private final class Client: ChannelInboundHandler, Sendable {
        typealias InboundIn = AddressedEnvelope<ByteBuffer>
        let came = Mutex<[String]>([])

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let text = String(buffer: unwrapInboundIn(data).data)
            came.withLock { $0.append(text) }
        }
    }

    private func open(_ handler: any ChannelHandler & Sendable) async throws -> any Channel {
        try await DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { $0.pipeline.addHandler(handler) }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    @Test func aQuestionGoesToTheNextServerWhenOneIsSilentOrGone() async throws {
        let silent = Server(answers: false)
        let working = Server(answers: true)
        let client = Client()
        let channels = [try await open(silent), try await open(working), try await open(client)]
        let gone = try await open(Server(answers: false))
        let nobody = try #require(gone.localAddress)
        try await gone.close()
        let servers = [nobody, try #require(channels[0].localAddress), try #require(channels[1].localAddress)]
        let relay = try await NameRelay.serve(
            boundSocket: try Listener.makeDatagram(),
            group: MultiThreadedEventLoopGroup.singleton
        ) { servers }
        let place = try #require(relay.localAddress)
        let question = ByteBuffer(string: "12 and a question")
        try await channels[2].writeAndFlush(AddressedEnvelope(remoteAddress: place, data: ByteBuffer(string: "short")))
        try await channels[2].writeAndFlush(AddressedEnvelope(remoteAddress: place, data: question))
        for _ in 0..<4000 where client.came.withLock(\.isEmpty) {
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(client.came.withLock { $0 } == ["12 and a question"])
        #expect(silent.asked.load(ordering: .relaxed) == 1)
        #expect(working.asked.load(ordering: .relaxed) == 1)
        for channel in channels + [relay] { try await channel.close() }
    }
}
