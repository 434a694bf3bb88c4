import HTTPServer
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

struct HTTPStreamingTests {
    private func connection(_ request: String) throws -> (EmbeddedConnection, HTTPExchange) {
        let connection = try EmbeddedConnection(StubHandler(answer: StubHandler.later))
        try connection.send(request)
        return (connection, connection.handler.exchanges[0])
    }

    @Test
    func aBodyOfUnknownLengthIsChunked() throws {
        let (connection, exchange) = try connection("GET / HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
        exchange.writeHead(status: .ok, headers: ["X-A": "b"])
        #expect(
            try connection.received()
                == "HTTP/1.1 200 OK\r\nX-A: b\r\nTransfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n"
        )
        exchange.write(ByteBuffer(string: "hello, world, chunk"))
        #expect(try connection.received() == "13\r\nhello, world, chunk\r\n")
        exchange.write(ByteBuffer())
        exchange.end(trailers: ["X-T": "v\n"])
        #expect(try connection.received() == "0\r\nX-T: v \r\n\r\n")
        #expect(connection.handler.requests.count == 2)
    }

    @Test
    func aBodyOfKnownLengthIsNotChunked() throws {
        let (connection, exchange) = try connection("GET / HTTP/1.1\r\n\r\n")
        exchange.writeHead(status: .ok, headers: [:], contentLength: 4)
        exchange.write(ByteBuffer(string: "ab"))
        exchange.write(ByteBuffer(string: "cd"))
        exchange.end()
        #expect(try connection.received() == wire("abcd"))
        #expect(connection.isOpen)
    }

    @Test(arguments: ["abc", "abcde"])
    func aBodyOfAnotherLengthThanDeclaredCutsTheConnection(body: String) throws {
        let (connection, exchange) = try connection("GET / HTTP/1.1\r\n\r\n")
        exchange.writeHead(status: .ok, headers: [:], contentLength: 4)
        exchange.write(ByteBuffer(string: body))
        exchange.end()
        #expect(!connection.isOpen)
    }

    @Test
    func anOldClientReadsToTheEnd() throws {
        let (connection, exchange) = try connection("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        exchange.writeHead(status: .ok, headers: [:])
        exchange.write(ByteBuffer(string: "ab"))
        exchange.end()
        #expect(try connection.received() == "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nab")
        #expect(!connection.isOpen)
    }

    @Test
    func headHasNoStream() throws {
        let (connection, exchange) = try connection("HEAD / HTTP/1.1\r\n\r\n")
        exchange.writeHead(status: .ok, headers: [:], contentLength: 4)
        exchange.write(ByteBuffer(string: "abcd"))
        exchange.end()
        #expect(try connection.received() == wire(nil, length: 4))
        #expect(connection.isOpen)
    }

    @Test
    func aPieceTellsWhenItHasLeft() throws {
        let (connection, exchange) = try connection("GET / HTTP/1.1\r\n\r\n")
        let left = connection.channel.eventLoop.makePromise(of: Void.self)
        exchange.writeHead(status: .ok, headers: [:])
        exchange.write(ByteBuffer(string: "x"), promise: left)
        try left.futureResult.wait()
        try connection.channel.close().wait()
        let late = connection.channel.eventLoop.makePromise(of: Void.self)
        exchange.write(ByteBuffer(string: "x"), promise: late)
        #expect(throws: ChannelError.self) { try late.futureResult.wait() }
    }
}
