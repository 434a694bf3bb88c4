import HTTPServer
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Synchronization
import Testing

struct HTTPDisconnectTests {
    private final class Counter: Sendable {
        private let number = Mutex(0)
        var value: Int { number.withLock { $0 } }
        func increment() { number.withLock { $0 += 1 } }
    }

    @Test
    func aPendingExchangeIsToldOnce() throws {
        let counter = Counter()
        let connection = try EmbeddedConnection(
            StubHandler { _, exchange in exchange.onDisconnect { counter.increment() } }
        )
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        #expect(counter.value == 0)
        try connection.channel.close().wait()
        #expect(counter.value == 1)
        connection.handler.exchanges[0].onDisconnect { counter.increment() }
        #expect(counter.value == 2)
        connection.handler.exchanges[0].respond(HTTPServerResponse(status: .ok))
    }

    @Test
    func anAnsweredExchangeIsNotTold() throws {
        let counter = Counter()
        let connection = try EmbeddedConnection(
            StubHandler { _, exchange in
                exchange.onDisconnect { counter.increment() }
                exchange.respond(HTTPServerResponse(status: .ok))
                exchange.onDisconnect { counter.increment() }
            }
        )
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        try connection.channel.close().wait()
        #expect(counter.value == 0)
    }

    @Test
    func aHalfClosedClientGetsItsAnswers() throws {
        let counter = Counter()
        let connection = try EmbeddedConnection(
            StubHandler { _, exchange in exchange.onDisconnect { counter.increment() } }
        )
        try connection.send("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
        connection.endInput()
        connection.handler.exchanges[0].respond(HTTPServerResponse(status: .ok))
        #expect(connection.isOpen)
        connection.handler.exchanges[1].respond(HTTPServerResponse(status: .ok))
        #expect(try connection.received() == wire("") + wire("", connection: "close"))
        #expect(!connection.isOpen)
        #expect(counter.value == 0)
    }

    @Test
    func anIdleConnectionEndsWithItsInput() throws {
        let connection = try EmbeddedConnection()
        connection.endInput()
        #expect(!connection.isOpen)
    }

    @Test
    func anAbortedExchangeCutsTheConnection() throws {
        let connection = try EmbeddedConnection(StubHandler { _, exchange in exchange.abort() })
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        #expect(try connection.received() == "")
        #expect(!connection.isOpen)
    }

    @Test
    func aQuiescingConnectionEndsAfterItsRequest() throws {
        let connection = try EmbeddedConnection(StubHandler(answer: StubHandler.later))
        try connection.send("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        connection.handler.exchanges[0].respond(HTTPServerResponse(status: .ok))
        #expect(try connection.received() == wire("", connection: "close"))
        #expect(connection.handler.requests.count == 1)
    }

    @Test
    func aQuiescingConnectionFinishesReadingItsRequest() throws {
        let connection = try EmbeddedConnection()
        try connection.send("POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\na")
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(connection.isOpen)
        try connection.send("b")
        #expect(try connection.received() == wire("POST / ab", connection: "close"))
        #expect(!connection.isOpen)
    }

    @Test
    func anIdleConnectionQuiescesAtOnce() throws {
        let connection = try EmbeddedConnection()
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        connection.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(try connection.received() == wire("GET / "))
        #expect(!connection.isOpen)
    }
}
