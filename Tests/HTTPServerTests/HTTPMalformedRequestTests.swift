import HTTPServer
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

struct HTTPMalformedRequestTests {
    private let badRequest = wire("no", status: "400 Bad Request", connection: "close")

    @Test(arguments: [
        "nonsense\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "GET / HTTP/1.1\r\nbad header\r\n\r\n", "GET / HTTP/1.1\r\n: x\r\n\r\n", "GET  HTTP/1.1\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\u{0}", "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nx",
        "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n",
    ])
    func isAnsweredAndEndsTheConnection(bytes: String) throws {
        let connection = try EmbeddedConnection()
        try connection.send(bytes)
        #expect(try connection.received() == badRequest)
        #expect(connection.handler.failures == [.malformed])
        #expect(connection.handler.requests.isEmpty)
        try? connection.send("GET / HTTP/1.1\r\n\r\n")
        #expect(try connection.received() == "")
        connection.endInput()
        #expect(!connection.isOpen)
    }

    @Test
    func headersAreBounded() throws {
        let tooLarge = wire("no", status: "431 Request Header Fields Too Large", connection: "close")
        let configuration = HTTPServerConfiguration(maximumHeaderBytes: 1000, maximumHeaderFields: 20)
        let field = String(repeating: "x", count: 990)
        let heads = [
            "GET / HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 21) + "\r\n",
            "GET / HTTP/1.1\r\na: \(field)xxxxxxxxxxxxxxx\r\n\r\n",
            "GET / HTTP/1.1\r\na: " + field,
            "GET /" + field + "xxxxxxxxxx HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\n" + String(repeating: "abcdefgh: \(String(repeating: "y", count: 92))\r\n", count: 11),
        ]
        for (index, head) in heads.enumerated() {
            let connection = try EmbeddedConnection(configuration: configuration)
            try connection.send(head)
            if index == 2 {
                #expect(try connection.received() == "")
                try connection.send(field)
            }
            #expect(try connection.received() == tooLarge)
            #expect(connection.handler.failures == [.headersTooLarge])
        }
        let connection = try EmbeddedConnection(configuration: configuration)
        try connection.send("GET / HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 20) + "\r\n")
        #expect(try connection.received() == wire("GET / "))
    }

    @Test
    func aTruncatedBodyIsAnswered() throws {
        let connection = try EmbeddedConnection()
        try connection.send("POST /t HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc")
        connection.endInput()
        #expect(try connection.received() == badRequest)
        #expect(connection.handler.failures == [.truncatedBody])
        #expect(connection.handler.failedHeads == ["/t"])
        #expect(!connection.isOpen)
    }

    @Test
    func aTruncatedHeadIsAnswered() throws {
        let connection = try EmbeddedConnection()
        try connection.send("POST /t HTT")
        connection.endInput()
        #expect(try connection.received() == badRequest)
        #expect(!connection.isOpen)
    }

    @Test
    func aConnectionThatBreaksOffInsideARequestIsToldAndNotAnswered() throws {
        let connection = try EmbeddedConnection()
        try connection.send("POST /t HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc")
        try connection.channel.close().wait()
        #expect(connection.handler.failures == [.truncatedBody])
        #expect(connection.handler.failedHeads == ["/t"])
        #expect(connection.handler.requests.isEmpty)
        #expect(try connection.received().isEmpty)
    }
}
