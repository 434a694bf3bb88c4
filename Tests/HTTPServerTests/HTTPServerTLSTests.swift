import Foundation
import HTTPServer
import NIOCore
import NIOPosix
import NIOSSL
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HTTPServerTLSTests {
    /// A certificate for `localhost` that signed itself, made for tests alone, and its key.
    private static let tls = {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let directory = tests.appending(path: "Certificates").path
        return HTTPServerTLS(
            certificatePath: "\(directory)/localhost.pem",
            keyPath: "\(directory)/localhost-key.pem"
        )
    }()

    /// Sends a request over TLS and returns everything until the end.
    private static func fetch(_ request: String, port: Int) async throws -> String {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.certificateVerification = .none
        let context = try NIOSSLContext(configuration: configuration)
        let group = MultiThreadedEventLoopGroup.singleton
        let channel = try await ClientBootstrap(group: group).connect(host: "127.0.0.1", port: port) { channel in
            channel.eventLoop.makeCompletedFuture {
                let handler = try NIOSSLClientHandler(context: context, serverHostname: nil)
                try channel.pipeline.syncOperations.addHandler(handler)
                return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
            }
        }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: request))
            var text = ""
            for try await part in inbound {
                text += String(buffer: part)
            }
            return text
        }
    }

    @Test
    func servesOverTLS() async throws {
        try await withServer(configuration: .init(tls: Self.tls)) { server in
            let port = try #require(server.localAddress?.port)
            let body = String(repeating: "x", count: 900)
            let response = try await Self.fetch(
                "POST /1 HTTP/1.1\r\nContent-Length: 900\r\n\r\n\(body)GET /2 HTTP/1.1\r\nConnection: close\r\n\r\n",
                port: port
            )
            #expect(response.contains("POST /1 xxx"))
            #expect(response.hasSuffix("GET /2 "))
        }
    }

    @Test
    func answersAMalformedRequestOverTLS() async throws {
        try await withServer(configuration: .init(tls: Self.tls)) { server in
            let port = try #require(server.localAddress?.port)
            let response = try await Self.fetch("nonsense\r\n\r\n", port: port)
            #expect(response.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
        }
    }

    @Test
    func aPlainRequestToTLSIsCut() async throws {
        try await withServer(configuration: .init(tls: Self.tls)) { server in
            let client = try SocketClient(to: server.localAddress)
            try client.send("GET / HTTP/1.1\r\n\r\n")
            #expect(try client.receiveAll().hasPrefix("HTTP") == false)
        }
    }

    @Test
    func refusesFilesThatAreNotThere() async throws {
        let tls = HTTPServerTLS(certificatePath: "/nonexistent/a.pem", keyPath: "/nonexistent/b.pem")
        await #expect(throws: (any Error).self) {
            try await withServer(configuration: .init(tls: tls)) { _ in }
        }
    }
}
