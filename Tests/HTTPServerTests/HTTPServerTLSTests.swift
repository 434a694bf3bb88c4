import Foundation
import HTTPServer
import NIOCore
import NIOPosix
import NIOSSL
import Testing

@Suite(.timeLimit(.minutes(1)))
struct HTTPServerTLSTests {
    /// A certificate for `localhost` that signed itself, made for these tests alone, and its key.
    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBmzCCAUGgAwIBAgIUS9Zp1U4l1quUDn87uRyIoO6wZPIwCgYIKoZIzj0EAwIw
        FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjE0MDEwMloYDzIxMjYxMDI5
        MTQwMTAyWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
        PQMBBwNCAARrRR9CEMMAltrUyag1NDzRJmf3jySuaGQA+2VX8fzgVvArm3Aaz8P7
        /AQbNqeQJJhhcYjd/Umx7qJO1nRD/i/Yo28wbTAdBgNVHQ4EFgQUv6GrMQtETH/t
        J4rxQAK+NxceSqIwHwYDVR0jBBgwFoAUv6GrMQtETH/tJ4rxQAK+NxceSqIwDwYD
        VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
        zj0EAwIDSAAwRQIgccbRQ63Ja/2xEdfz1wIKdF4v+EOcZSzOsZzVSVqzuTsCIQDw
        mPEYR8ApDytecoS9HEVD+BgNWUPhWJxav/B5NaHy7w==
        -----END CERTIFICATE-----
        """
    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgpx9KOgDs4cmqAxyo
        h/snRDNrQFVLzNIE4c0Fnd/8liWhRANCAARrRR9CEMMAltrUyag1NDzRJmf3jySu
        aGQA+2VX8fzgVvArm3Aaz8P7/AQbNqeQJJhhcYjd/Umx7qJO1nRD/i/Y
        -----END PRIVATE KEY-----
        """

    private static func withFiles(_ body: (HTTPServerTLS) async throws -> Void) async throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "lambent-tls-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        let certificateFile = directory.appending(path: "certificate.pem")
        let keyFile = directory.appending(path: "key.pem")
        try certificate.write(to: certificateFile, atomically: true, encoding: .utf8)
        try key.write(to: keyFile, atomically: true, encoding: .utf8)
        try await body(HTTPServerTLS(certificatePath: certificateFile.path, keyPath: keyFile.path))
    }

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
        try await Self.withFiles { tls in
            try await withServer(configuration: .init(tls: tls)) { server in
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
    }

    @Test
    func answersAMalformedRequestOverTLS() async throws {
        try await Self.withFiles { tls in
            try await withServer(configuration: .init(tls: tls)) { server in
                let port = try #require(server.localAddress?.port)
                let response = try await Self.fetch("nonsense\r\n\r\n", port: port)
                #expect(response.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
            }
        }
    }

    @Test
    func aPlainRequestToTLSIsCut() async throws {
        try await Self.withFiles { tls in
            try await withServer(configuration: .init(tls: tls)) { server in
                let client = try SocketClient(to: server.localAddress)
                try client.send("GET / HTTP/1.1\r\n\r\n")
                #expect(try client.receiveAll().hasPrefix("HTTP") == false)
            }
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
