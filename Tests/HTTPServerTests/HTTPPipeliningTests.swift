import HTTPServer
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Testing

struct HTTPPipeliningTests {
    private let three = "GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 1\r\n\r\nxGET /3 HTTP/1.1\r\n\r\n"

    @Test
    func fastAnswersLeaveTogether() throws {
        let connection = try EmbeddedConnection()
        try connection.send(three)
        #expect(try connection.received() == wire("GET /1 ") + wire("POST /2 x") + wire("GET /3 "))
        #expect(connection.probe.flushes == 1)
        #expect(connection.probe.writes == 1)
    }

    @Test
    func anAnswerWaitsForNothing() throws {
        let handler = StubHandler { request, exchange in
            if request.head.uri != "/later" { StubHandler.echo(request, exchange) }
        }
        let connection = try EmbeddedConnection(handler)
        try connection.send("GET /1 HTTP/1.1\r\n\r\nGET /later HTTP/1.1\r\n\r\n")
        #expect(try connection.received() == wire("GET /1 "))
    }

    @Test
    func theNextRequestWaitsForTheResponse() throws {
        let connection = try EmbeddedConnection(StubHandler(answer: StubHandler.later))
        try connection.send(three)
        #expect(connection.handler.requests.count == 1)
        for index in 0..<3 {
            #expect(try connection.received() == "")
            connection.handler.exchanges[index].respond(HTTPServerResponse(status: .ok))
            #expect(try connection.received() == wire(""))
        }
        #expect(connection.handler.requests.map(\.head.uri) == ["/1", "/2", "/3"])
        #expect(connection.isOpen)
    }

    @Test
    func nothingIsReadWhileRequestsWait() throws {
        let connection = try EmbeddedConnection(StubHandler(answer: StubHandler.later))
        try connection.send("GET /1 HTTP/1.1\r\n\r\n")
        connection.channel.read()
        let reads = connection.probe.reads
        try connection.send("GET /2 HTTP/1.1\r\n\r\n")
        connection.channel.read()
        #expect(connection.probe.reads == reads)
        connection.handler.exchanges[0].respond(HTTPServerResponse(status: .ok))
        #expect(connection.probe.reads == reads + 1)
    }

    @Test
    func manyPipelinedRequestsDoNotExhaustTheStack() throws {
        let connection = try EmbeddedConnection(
            StubHandler { request, exchange in
                if request.head.uri == "/first" { return }
                exchange.respond(HTTPServerResponse(status: .noContent))
            }
        )
        let count = 20_000
        let rest = String(repeating: "GET / HTTP/1.1\r\n\r\n", count: count)
        try connection.send("GET /first HTTP/1.1\r\n\r\n" + rest)
        connection.handler.exchanges[0].respond(HTTPServerResponse(status: .noContent))
        #expect(connection.handler.requests.count == count + 1)
    }

    @Test
    func aRequestThatIsOnlyPartlyThereIsGoneOnWithLater() throws {
        let connection = try EmbeddedConnection(StubHandler(answer: StubHandler.later))
        try connection.send("GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 4\r\n\r\nab")
        connection.handler.exchanges[0].respond(HTTPServerResponse(status: .ok))
        #expect(connection.handler.requests.count == 1)
        try connection.send("cd")
        #expect(connection.handler.requests.count == 2)
        #expect(connection.handler.requests.last.map { String(buffer: $0.body) } == "abcd")
    }

    @Test
    func garbageAfterARequestIsAnsweredAfterIt() throws {
        let connection = try EmbeddedConnection(StubHandler(answer: StubHandler.later))
        try connection.send("GET /1 HTTP/1.1\r\n\r\nnonsense\r\n\r\n")
        #expect(connection.handler.failures.isEmpty)
        connection.handler.exchanges[0].respond(HTTPServerResponse(status: .ok))
        #expect(try connection.received() == wire("") + wire("no", status: "400 Bad Request", connection: "close"))
        #expect(connection.handler.failures == [.malformed])
    }

    @Test
    func nothingFollowsAResponseThatEndsTheConnection() throws {
        let connection = try EmbeddedConnection()
        try connection.send("GET /1 HTTP/1.1\r\nConnection: close\r\n\r\nGET /2 HTTP/1.1\r\n\r\n")
        #expect(try connection.received() == wire("GET /1 ", connection: "close"))
        #expect(connection.handler.requests.count == 1)
    }
}
