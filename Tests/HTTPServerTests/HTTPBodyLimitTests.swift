import HTTPServer
import NIOCore
import NIOHTTP1
import Testing

struct HTTPBodyLimitTests {
    private let tooLarge = wire("no", status: "413 Payload Too Large", connection: "close")

    private func small(_ answer: @escaping StubHandler.Answer = StubHandler.echo) throws -> EmbeddedConnection {
        try EmbeddedConnection(StubHandler(admission: { _ in .accept(maximumBodyBytes: 4) }, answer: answer))
    }

    @Test(arguments: [
        "Content-Length: 4\r\n\r\nabcd", "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n3\r\nbcd\r\n0\r\n\r\n",
    ])
    func aBodyOfTheLimitFits(rest: String) throws {
        let connection = try small()
        try connection.send("POST / HTTP/1.1\r\n\(rest)")
        #expect(try connection.received() == wire("POST / abcd"))
    }

    @Test
    func aBodyMayComeByteByByte() throws {
        let connection = try EmbeddedConnection()
        for character in "POST / HTTP/1.1\r\nContent-Length: 6\r\n\r\nabcdef" {
            try connection.send(String(character))
        }
        #expect(try connection.received() == wire("POST / abcdef"))
    }

    @Test
    func trailersAreHandedOver() throws {
        let connection = try EmbeddedConnection()
        try connection.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-T: v\r\n\r\n")
        #expect(connection.handler.requests.first?.trailers?.first(name: "x-t") == "v")
    }

    @Test
    func aDeclaredLengthOverTheLimitIsAnsweredBeforeTheBody() throws {
        let connection = try small()
        try connection.send("POST /p HTTP/1.1\r\nContent-Length: 5\r\n\r\n")
        #expect(try connection.received() == tooLarge)
        #expect(connection.handler.failures == [.bodyTooLarge(limit: 4)])
        #expect(connection.handler.failedHeads == ["/p"])
        // The client may still be sending; it is heard out, so that it gets to read the answer.
        #expect(connection.isOpen)
        #expect(connection.probe.isOutputClosed)
        try connection.send("abc")
        #expect(connection.isOpen)
        try connection.send("de")
        #expect(!connection.isOpen)
        #expect(connection.handler.requests.isEmpty)
    }

    @Test
    func aChunkedBodyIsAnsweredWhenItPassesTheLimit() throws {
        let connection = try small()
        try connection.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
        #expect(try connection.received() == "")
        try connection.send("2\r\nde\r\n")
        #expect(try connection.received() == tooLarge)
        try connection.send("0\r\n\r\n")
        #expect(!connection.isOpen)
        #expect(connection.handler.failures.count == 1)
    }

    @Test
    func theClientIsHeardOutForABoundedTime() throws {
        let connection = try small()
        try connection.send("POST / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n")
        connection.advance(.seconds(4))
        try connection.send("x")
        connection.advance(.seconds(4))
        #expect(connection.isOpen)
        connection.advance(.seconds(1))
        #expect(!connection.isOpen)
    }

    @Test
    func theClientIsNotHeardOutForever() throws {
        let connection = try small()
        try connection.send("POST / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n")
        for _ in 0..<29 {
            connection.advance(.seconds(1))
            try connection.send("x")
        }
        #expect(connection.isOpen)
        connection.advance(.seconds(1))
        #expect(!connection.isOpen)
    }

    @Test
    func continueIsSentOnlyToThoseWhoWait() throws {
        let connection = try small()
        let head = "POST / HTTP/1.1\r\nExpect: 100-Continue\r\nContent-Length: 4\r\n\r\n"
        try connection.send(head)
        #expect(try connection.received() == "HTTP/1.1 100 Continue\r\n\r\n")
        try connection.send("ab")
        try connection.send("cd")
        #expect(try connection.received() == wire("POST / abcd"))
        try connection.send(head + "a")
        try connection.send("bcd")
        #expect(try connection.received() == wire("POST / abcd"))
        try connection.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n")
        #expect(try connection.received() == wire("POST / "))
    }

    @Test
    func continueIsNotSentForABodyThatIsTooLong() throws {
        let connection = try small()
        try connection.send("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
        #expect(try connection.received() == tooLarge)
    }

    private func refusing() throws -> EmbeddedConnection {
        let refusal = HTTPServerResponse(status: .forbidden, body: ByteBuffer(string: "no"))
        return try EmbeddedConnection(
            StubHandler(admission: { $0.uri == "/ok" ? .accept(maximumBodyBytes: 9) : .refuse(refusal) })
        )
    }

    @Test(arguments: ["\r\n", "Content-Length: 3\r\n\r\nabc"])
    func aShortRefusedRequestKeepsTheConnection(rest: String) throws {
        let connection = try refusing()
        try connection.send("POST / HTTP/1.1\r\n\(rest)GET /ok HTTP/1.1\r\n\r\n")
        #expect(try connection.received() == wire("no", status: "403 Forbidden") + wire("GET /ok "))
    }

    @Test(arguments: [
        "Content-Length: 1000000\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n",
        "Expect: 100-continue\r\nContent-Length: 3\r\n\r\n",
    ])
    func anotherRefusedRequestEndsTheConnection(rest: String) throws {
        let connection = try refusing()
        try connection.send("POST / HTTP/1.1\r\n\(rest)")
        #expect(try connection.received() == wire("no", status: "403 Forbidden", connection: "close"))
        #expect(connection.probe.isOutputClosed)
        connection.endInput()
        #expect(!connection.isOpen)
    }
}
