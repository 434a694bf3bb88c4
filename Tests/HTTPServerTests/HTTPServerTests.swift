import Foundation
import Glibc
import HTTPServer
import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HTTPServerTests {
    private func exchange(_ server: HTTPServer) throws {
        let client = try SocketClient(to: server.localAddress)
        for number in 1...3 {
            try client.send("POST /\(number) HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi")
            let end = "POST /\(number) hi"
            #expect(try client.receive(through: end).hasSuffix("\r\n\r\n" + end))
        }
    }

    @Test
    func servesOverTCP() async throws {
        try await withServer { server in
            #expect((server.localAddress?.port ?? 0) > 0)
            try exchange(server)
        }
    }

    @Test
    func servesOverAUnixSocketAndRemovesItsFile() async throws {
        let path = NSTemporaryDirectory() + "lambent-http-\(UUID().uuidString.prefix(8)).sock"
        try await withServer(configuration: .init(address: .unix(path: path))) { server in
            try exchange(server)
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test
    func servesOnAnInheritedListener() async throws {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        listen(descriptor, 16)
        try await withServer(configuration: .init(address: .inherited(descriptor: descriptor))) { server in
            let client = try SocketClient(to: server.localAddress)
            try client.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
            #expect(try client.receiveAll().hasSuffix("GET / "))
        }
    }

    @Test
    func closingAListenerOnALoopClosesItsConnections() async throws {
        let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        listen(descriptor, 16)
        let listener = try await HTTPServer.serve(
            listeningSocket: descriptor,
            on: MultiThreadedEventLoopGroup.singleton.next(),
            configuration: .init(),
            handler: StubHandler(),
            logger: quietLogger
        ).get()
        let port = try #require(listener.localAddress?.port)
        let client = try SocketClient(to: SocketAddress(ipAddress: "127.0.0.1", port: port))
        try client.send("GET / HTTP/1.1\r\n\r\n")
        _ = try client.receive(through: "GET / ")
        try await listener.close()
        #expect(try client.receiveAll() == "")
    }

    @Test
    func aClientThatEndsItsSideStillGetsItsAnswer() async throws {
        let received = Signal()
        let handler = StubHandler { _, _ in received.fire() }
        try await withServer(handler) { server in
            let client = try SocketClient(to: server.localAddress)
            try client.send("GET / HTTP/1.1\r\n\r\n")
            client.endOutput()
            await received.wait()
            handler.exchanges[0].respond(HTTPServerResponse(status: .ok, body: ByteBuffer(string: "late")))
            let response = try client.receiveAll()
            #expect(response.hasSuffix("Connection: close\r\n\r\nlate"))
        }
    }

    @Test
    func aPeerThatGoesAwayIsNoticedWhileItsAnswerIsPending() async throws {
        let gone = Signal()
        let received = Signal()
        let handler = StubHandler { _, exchange in
            exchange.onDisconnect(gone.fire)
            received.fire()
        }
        let path = NSTemporaryDirectory() + "lambent-http-\(UUID().uuidString.prefix(8)).sock"
        try await withServer(handler, configuration: .init(address: .unix(path: path))) { server in
            do {
                let client = try SocketClient(to: server.localAddress)
                try client.send("GET / HTTP/1.1\r\n\r\n")
                await received.wait()
            }
            await gone.wait()
        }
    }

    @Test
    func theEndOfInputMayMeanDisconnect() async throws {
        let gone = Signal()
        let handler = StubHandler { _, exchange in exchange.onDisconnect(gone.fire) }
        try await withServer(handler, configuration: .init(endOfInput: .disconnects)) { server in
            let client = try SocketClient(to: server.localAddress)
            try client.send("GET / HTTP/1.1\r\n\r\n")
            client.endOutput()
            await gone.wait()
        }
    }

    @Test
    func anAnswerFromAnotherThreadArrives() async throws {
        let handler = StubHandler { _, exchange in
            Thread.detachNewThread {
                exchange.respond(HTTPServerResponse(status: .ok, body: ByteBuffer(string: "elsewhere")))
            }
        }
        try await withServer(handler) { server in
            let client = try SocketClient(to: server.localAddress)
            for _ in 0..<20 {
                try client.send("GET / HTTP/1.1\r\n\r\n")
                _ = try client.receive(through: "elsewhere")
            }
        }
    }

    @Test
    func aClientThatSendsAllOfATooLargeBodyReadsTheAnswer() async throws {
        try await withServer { server in
            let client = try SocketClient(to: server.localAddress)
            let length = 20_000_000
            try client.send("POST / HTTP/1.1\r\nContent-Length: \(length)\r\n\r\n")
            let part = String(repeating: "x", count: 1_000_000)
            for _ in 0..<(length / part.utf8.count) {
                try client.send(part)
            }
            #expect(try client.receiveAll().hasPrefix("HTTP/1.1 413 "))
        }
    }

    @Test
    func aLargeResponseSurvivesTheEndOfTheConnection() async throws {
        let body = ByteBuffer(repeating: UInt8(ascii: "x"), count: 8_000_000)
        let handler = StubHandler { _, exchange in exchange.respond(HTTPServerResponse(status: .ok, body: body)) }
        try await withServer(handler) { server in
            let client = try SocketClient(to: server.localAddress)
            try client.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\nGET /more HTTP/1.1\r\n\r\n")
            #expect(try client.receiveAll().utf8.count > 8_000_000)
            let halfClosing = try SocketClient(to: server.localAddress)
            try halfClosing.send("GET / HTTP/1.1\r\n\r\n")
            halfClosing.endOutput()
            #expect(try halfClosing.receiveAll().utf8.count > 8_000_000)
        }
    }

    @Test
    func refusesToBindATakenPort() async throws {
        try await withServer { server in
            let port = try #require(server.localAddress?.port)
            await #expect(throws: IOError.self) {
                try await withServer(configuration: .init(address: .tcp(host: "127.0.0.1", port: port))) { _ in }
            }
        }
    }
}
