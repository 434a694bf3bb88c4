import Glibc
import NIOCore
import NIOPosix
import Testing

@testable import Execution

struct ConnectionRelayTests {
    /// A relay to `destination`, and connections to it.
    private struct Relay {
        let listener: any Channel
        let connections: RelayedConnections

        static func start(
            to destination: SocketAddress?,
            isAllowed: Bool = true,
            maximum: Int = 10,
            share: EgressShare = EgressShare(maximum: 100)
        ) async throws -> Relay {
            let connections = RelayedConnections(share: share, maximum: maximum)
            let relay = ConnectionRelay(
                destination: { inner in
                    inner.eventLoop.makeCompletedFuture {
                        guard let destination else { throw ConnectionRelay.Refused(description: "nowhere") }
                        return destination
                    }
                },
                isAllowed: { _ in isAllowed },
                connections: connections
            )
            let group = MultiThreadedEventLoopGroup.singleton
            return Relay(
                listener: try await relay.serve(listeningSocket: try Listener.make(), group: group),
                connections: connections
            )
        }

        func connect() throws -> BlockingSocket {
            try BlockingSocket(port: listener.localAddress?.port ?? 0)
        }

        func stop() async throws {
            connections.close()
            try await listener.close()
        }
    }

    /// Sends back what it gets.
    private final class Echo: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            context.writeAndFlush(data, promise: nil)
        }
    }

    private func withEcho(_ body: (SocketAddress) async throws -> Void) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Echo()) }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        try await body(try #require(server.localAddress))
        try await server.close()
    }

    @Test func bytesGoBothWays() async throws {
        try await withEcho { address in
            let relay = try await Relay.start(to: address)
            let socket = try relay.connect()
            #expect(socket.exchange("hello") == "hello")
            #expect(socket.exchange("again") == "again")
            socket.close()
            #expect(await eventually { relay.connections.count == 0 })
            try await relay.stop()
        }
    }

    @Test func aConnectionThatLeadsNowhereIsReset() async throws {
        let relay = try await Relay.start(to: nil)
        #expect(try relay.connect().failure() == ECONNRESET)
        #expect(await eventually { relay.connections.count == 0 })
        try await relay.stop()
        try await withEcho { address in
            let closed = try await Relay.start(to: address, isAllowed: false)
            #expect(try closed.connect().failure() == ECONNRESET)
            try await closed.stop()
        }
    }

    @Test func moreThanThereMayBeAreReset() async throws {
        try await withEcho { address in
            let share = EgressShare(maximum: 2)
            let one = try await Relay.start(to: address, maximum: 1, share: share)
            let other = try await Relay.start(to: address, maximum: 9, share: share)
            let first = try one.connect()
            #expect(first.exchange("x") == "x")
            #expect(try one.connect().failure() == ECONNRESET)
            let second = try other.connect()
            #expect(second.exchange("x") == "x")
            #expect(try other.connect().failure() == ECONNRESET)
            // What ends makes room.
            first.close()
            #expect(await eventually { one.connections.count == 0 })
            let third = try other.connect()
            #expect(third.exchange("x") == "x")
            second.close()
            third.close()
            try await one.stop()
            try await other.stop()
        }
    }

    @Test func connectionsEndWithTheirEnvironment() async throws {
        try await withEcho { address in
            let relay = try await Relay.start(to: address)
            let socket = try relay.connect()
            #expect(socket.exchange("x") == "x")
            relay.connections.close()
            #expect(socket.isAtEnd())
            socket.close()
            #expect(try relay.connect().failure() == ECONNRESET)
            try await relay.stop()
        }
    }

    private func eventually(_ condition: () -> Bool) async -> Bool {
        for _ in 0..<1000 {
            if condition() { return true }
            try? await Task.sleep(for: .milliseconds(5))
        }
        return condition()
    }
}
