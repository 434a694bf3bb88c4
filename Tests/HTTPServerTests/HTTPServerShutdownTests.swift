import HTTPServer
import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HTTPServerShutdownTests {
    private func server(_ handler: StubHandler) async throws -> HTTPServer {
        try await HTTPServer.bind(
            configuration: .init(),
            group: MultiThreadedEventLoopGroup.singleton,
            handler: handler,
            logger: quietLogger
        )
    }

    @Test
    func idleConnectionsEndAtOnceAndNoneIsAccepted() async throws {
        let server = try await server(StubHandler())
        let address = server.localAddress
        let client = try SocketClient(to: address)
        try client.send("GET / HTTP/1.1\r\n\r\n")
        _ = try client.receive(through: "GET / ")
        await server.shutdown(grace: .seconds(30))
        #expect(try client.receiveAll() == "")
        #expect(throws: SocketClient.Failure.self) { _ = try SocketClient(to: address).descriptor }
    }

    @Test
    func aRunningRequestFinishes() async throws {
        let received = Signal()
        let handler = StubHandler { _, _ in received.fire() }
        let server = try await server(handler)
        let client = try SocketClient(to: server.localAddress)
        try client.send("GET / HTTP/1.1\r\n\r\n")
        await received.wait()
        async let end: Void = server.shutdown(grace: .seconds(30))
        handler.exchanges[0].respond(HTTPServerResponse(status: .ok, body: ByteBuffer(string: "done")))
        await end
        #expect(try client.receiveAll().hasSuffix("done"))
    }

    @Test
    func aRequestThatDoesNotFinishIsCutAfterTheGrace() async throws {
        let received = Signal()
        let gone = Signal()
        let handler = StubHandler { _, exchange in
            exchange.onDisconnect(gone.fire)
            received.fire()
        }
        let server = try await server(handler)
        let client = try SocketClient(to: server.localAddress)
        try client.send("GET / HTTP/1.1\r\n\r\n")
        await received.wait()
        await server.shutdown(grace: .milliseconds(50))
        await gone.wait()
        #expect(try client.receiveAll() == "")
    }

    @Test
    func shuttingDownTwiceIsFine() async throws {
        let server = try await server(StubHandler())
        await server.shutdown(grace: .zero)
        await server.shutdown(grace: .zero)
    }
}
