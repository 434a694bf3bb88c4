import HTTPServer
import NIOCore
import NIOHTTP1
import Testing

struct HTTPTimeoutTests {
    private let timeout = wire("no", status: "408 Request Timeout", connection: "close")
    private let configuration = HTTPServerConfiguration(
        headTimeout: .seconds(5),
        readTimeout: .seconds(10),
        minimumBodyRate: 100,
        idleTimeout: .seconds(20),
        writeTimeout: .seconds(30)
    )

    @Test
    func anIdleConnectionIsClosedWithoutAWord() throws {
        let connection = try EmbeddedConnection(configuration: configuration)
        connection.advance(.milliseconds(19_999))
        #expect(connection.isOpen)
        connection.advance(.milliseconds(1))
        #expect(!connection.isOpen)
        #expect(try connection.received() == "")
    }

    @Test
    func eachRequestStartsTheIdleTimeAnew() throws {
        let connection = try EmbeddedConnection(configuration: configuration)
        for _ in 0..<5 {
            connection.advance(.seconds(15))
            try connection.send("GET / HTTP/1.1\r\n\r\n")
            #expect(try connection.received() == wire("GET / "))
        }
        connection.advance(.seconds(19))
        #expect(connection.isOpen)
        connection.advance(.seconds(1))
        #expect(!connection.isOpen)
    }

    @Test
    func aSlowHeadIsAnswered() throws {
        let connection = try EmbeddedConnection(configuration: configuration)
        connection.advance(.seconds(10))
        for character in "GET /" {
            try connection.send(String(character))
            connection.advance(.milliseconds(999))
        }
        #expect(try connection.received() == "")
        connection.advance(.milliseconds(5))
        #expect(try connection.received() == timeout)
        #expect(connection.handler.failures == [.timeout])
    }

    @Test
    func aPauseInTheBodyIsAnswered() throws {
        let connection = try EmbeddedConnection(configuration: configuration)
        let part = String(repeating: "x", count: 900)
        try connection.send("POST / HTTP/1.1\r\nContent-Length: 1000\r\n\r\n\(part)")
        connection.advance(.milliseconds(9_999))
        #expect(try connection.received() == "")
        connection.advance(.milliseconds(1))
        #expect(try connection.received() == timeout)
    }

    @Test
    func aBodyThatOnlyDripsIsAnswered() throws {
        let connection = try EmbeddedConnection(configuration: configuration)
        try connection.send("POST / HTTP/1.1\r\nContent-Length: 500\r\n\r\n")
        for _ in 0..<9 {
            connection.advance(.seconds(1))
            try connection.send("x")
        }
        #expect(try connection.received() == "")
        connection.advance(.seconds(1))
        #expect(try connection.received() == timeout)
    }

    @Test
    func aPendingResponseHasAllTheTimeItNeeds() throws {
        let connection = try EmbeddedConnection(StubHandler(answer: StubHandler.later), configuration: configuration)
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        connection.advance(.hours(10))
        #expect(connection.isOpen)
        connection.handler.exchanges[0].respond(HTTPServerResponse(status: .ok))
        #expect(try connection.received() == wire(""))
        connection.advance(.seconds(19))
        #expect(connection.isOpen)
        connection.advance(.seconds(1))
        #expect(!connection.isOpen)
    }

    @Test
    func theRestOfARefusedRequestHasToComeInTime() throws {
        let handler = StubHandler(admission: { _ in .refuse(HTTPServerResponse(status: .forbidden)) })
        let connection = try EmbeddedConnection(handler, configuration: configuration)
        try connection.send("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n")
        connection.advance(.seconds(9))
        #expect(connection.isOpen)
        connection.advance(.seconds(1))
        #expect(!connection.isOpen)
    }

    @Test
    func aClientThatDoesNotReadIsGivenUp() throws {
        let connection = try EmbeddedConnection(configuration: configuration)
        connection.probe.isBlocked = true
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        connection.advance(.seconds(19))
        #expect(connection.isOpen)
        connection.advance(.seconds(1))
        #expect(!connection.isOpen)
    }

    @Test
    func aClientThatReadsSlowlyIsNotGivenUp() throws {
        let connection = try EmbeddedConnection(StubHandler(answer: StubHandler.later), configuration: configuration)
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        let exchange = connection.handler.exchanges[0]
        exchange.writeHead(status: .ok, headers: [:])
        for _ in 0..<10 {
            // More is always waiting than before, but some of it is taken each time.
            connection.probe.isBlocked = false
            exchange.write(ByteBuffer(string: "x"))
            connection.probe.isBlocked = true
            exchange.write(ByteBuffer(string: "yy"))
            connection.advance(.seconds(30))
            #expect(connection.isOpen)
        }
        connection.advance(.seconds(60))
        #expect(!connection.isOpen)
    }

    @Test
    func aStreamIsNotCutWhileTheApplicationIsTheSlowOne() throws {
        let connection = try EmbeddedConnection(StubHandler(answer: StubHandler.later), configuration: configuration)
        try connection.send("GET / HTTP/1.1\r\n\r\n")
        let exchange = connection.handler.exchanges[0]
        exchange.writeHead(status: .ok, headers: [:])
        connection.advance(.hours(1))
        #expect(connection.isOpen)
        connection.probe.isBlocked = true
        exchange.write(ByteBuffer(string: "x"))
        connection.advance(.minutes(2))
        #expect(!connection.isOpen)
    }
}
