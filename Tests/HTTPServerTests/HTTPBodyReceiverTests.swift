import HTTPServer
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

/// Bodies that are handed over as they come.
struct HTTPBodyReceiverTests {
    private let body = BodyRecorder()

    private func connection(_ configuration: HTTPServerConfiguration = .init()) throws -> EmbeddedConnection {
        let handler = StubHandler(admission: { [body] head in
            head.uri == "/stream" ? .stream(body) : .accept(maximumBodyBytes: 1000)
        })
        return try EmbeddedConnection(handler, configuration: configuration)
    }

    private static let head = "POST /stream HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTrailer: X-T\r\n\r\n"

    @Test
    func aBodyComesPieceByPieceAndItsTrailersAtTheEnd() throws {
        let connection = try connection()
        try connection.send(Self.head)
        try connection.send("2\r\nab\r\n")
        #expect(body.parts == ["ab"])
        #expect(!body.hasEnded)
        try connection.send("3\r\ncde\r\n0\r\nX-T: last\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
        #expect(body.parts == ["ab", "cde"])
        #expect(try connection.received() == wire("last") + wire("GET /2 "))
        #expect(connection.handler.requests.map(\.head.uri) == ["/2"])
    }

    @Test
    func aBodyOfAnyDeclaredLengthIsTaken() throws {
        let connection = try connection()
        try connection.send(
            "POST /stream HTTP/1.1\r\nContent-Length: 5000\r\n\r\n" + String(repeating: "x", count: 5000)
        )
        #expect(body.parts.joined().utf8.count == 5000)
        #expect(try connection.received() == wire("none"))
    }

    @Test
    func aPausedClientIsNotReadUntilItMayGoOn() throws {
        let connection = try connection()
        try connection.send(Self.head)
        body.flow?.pause()
        let before = connection.probe.reads
        connection.channel.pipeline.read()
        #expect(connection.probe.reads == before)
        body.flow?.resume()
        #expect(connection.probe.reads == before + 1)
        try connection.send("1\r\na\r\n0\r\n\r\n")
        #expect(try connection.received() == wire("none"))
    }

    @Test
    func aClientThatIsHeldBackIsNotSlow() throws {
        let connection = try connection(HTTPServerConfiguration(readTimeout: .seconds(1)))
        try connection.send(Self.head)
        body.flow?.pause()
        connection.advance(.seconds(60))
        #expect(connection.isOpen)
        body.flow?.resume()
        connection.advance(.seconds(2))
        #expect(body.failure == .timeout)
    }

    @Test
    func aConnectionThatEndsInsideABodyIsTold() throws {
        let connection = try connection()
        try connection.send(Self.head + "2\r\nab\r\n")
        connection.channel.pipeline.fireChannelInactive()
        #expect(body.failure == .truncatedBody)
        #expect(!body.hasEnded)
    }

    @Test
    func aClientThatEndsItsSideInsideABodyGetsTheAnswerOfTheReceiver() throws {
        let connection = try connection()
        try connection.send(Self.head + "2\r\nab\r\n")
        connection.endInput()
        #expect(body.failure == .truncatedBody)
        #expect(try connection.received() == wire("cut", status: "400 Bad Request", connection: "close"))
    }
}
