import HTTPServer
import NIOCore
import NIOHTTP1
import Testing

struct HTTPResponseTests {
    @Test
    func aWholeExchangeIsOneWriteAndOneFlush() throws {
        let connection = try EmbeddedConnection()
        try connection.send("POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello")
        #expect(try connection.received() == wire("POST /a hello"))
        #expect(connection.probe.writes == 1)
        #expect(connection.probe.flushes == 1)
        #expect(connection.isOpen)
    }

    @Test
    func aLargeBodyIsNotCopied() throws {
        let body = String(repeating: "x", count: 20_000)
        let connection = try EmbeddedConnection(
            StubHandler { _, exchange in
                exchange.respond(HTTPServerResponse(status: .ok, body: ByteBuffer(string: body)))
            }
        )
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        #expect(try connection.received() == wire(body))
        #expect(connection.probe.writes == 2)
        #expect(connection.probe.flushes == 1)
    }

    @Test(arguments: [
        ("HTTP/1.1", "", "keep-alive", true), ("HTTP/1.1", "Connection: close\r\n", "close", false),
        ("HTTP/1.0", "", "close", false), ("HTTP/1.0", "Connection: keep-alive\r\n", "keep-alive", true),
        ("HTTP/1.1", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n", "close", false),
    ])
    func keepsTheConnectionAsTheClientWants(version: String, fields: String, field: String, stays: Bool) throws {
        let connection = try EmbeddedConnection()
        try connection.send("GET / \(version)\r\n\(fields)\r\n")
        #expect(try connection.received() == wire("GET / ", connection: field))
        #expect(connection.isOpen == stays)
    }

    @Test
    func aResponseMayEndTheConnection() throws {
        let connection = try EmbeddedConnection(
            StubHandler { _, exchange in exchange.respond(HTTPServerResponse(status: .ok, closesConnection: true)) }
        )
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        #expect(try connection.received() == wire("", connection: "close"))
        #expect(!connection.isOpen)
    }

    @Test
    func headHasTheLengthWithoutTheBody() throws {
        let connection = try EmbeddedConnection()
        try connection.send("HEAD /a HTTP/1.1\r\n\r\n")
        #expect(try connection.received() == wire(nil, length: 8))
    }

    @Test(arguments: [HTTPResponseStatus.noContent, .notModified])
    func someStatusesHaveNeitherBodyNorLength(status: HTTPResponseStatus) throws {
        let connection = try EmbeddedConnection(
            StubHandler { _, exchange in
                exchange.respond(HTTPServerResponse(status: status, body: ByteBuffer(string: "x")))
            }
        )
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        #expect(try connection.received() == wire(nil, status: "\(status.code) \(status.reasonPhrase)"))
    }

    @Test
    func theServersFieldsAreItsOwnAndNoValueEndsALine() throws {
        let connection = try EmbeddedConnection(
            StubHandler { _, exchange in
                let headers = HTTPHeaders([
                    ("Content-Length", "99"), ("date", "never"), ("CONNECTION", "close"),
                    ("Transfer-Encoding", "chunked"), ("X-A", "a\r\nX-Evil: 1\u{0}"), ("X-B", "é\t"),
                ])
                exchange.respond(HTTPServerResponse(status: .custom(code: 299, reasonPhrase: "a\nb"), headers: headers))
            }
        )
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        #expect(
            try connection.received()
                == wire("", status: "299 a b", fields: "X-A: a  X-Evil: 1 \r\nX-B: é\t\r\n")
        )
    }

    @Test
    func onlyTheFirstResponseCounts() throws {
        let connection = try EmbeddedConnection(
            StubHandler { _, exchange in
                exchange.respond(HTTPServerResponse(status: .ok))
                exchange.respond(HTTPServerResponse(status: .badGateway))
                exchange.writeHead(status: .ok, headers: [:])
                exchange.write(ByteBuffer(string: "x"))
                exchange.end()
            }
        )
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        #expect(try connection.received() == wire(""))
        #expect(connection.isOpen)
    }
}
