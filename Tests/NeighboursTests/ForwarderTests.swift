import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Neighbours
import Testing

struct ForwarderTests {
    private func withForwarder(
        _ answers: [StubServer.Answer],
        _ body: (NeighbourForwarder, StubServer) async throws -> Void
    ) async throws {
        let server = try StubServer(answers: answers)
        defer { server.stop() }
        var configuration = NeighbourConfiguration(credentials: CredentialChain(sources: [], environment: [:]))
        configuration.endpoints["sqs"] = NeighbourEndpoint("http://127.0.0.1:\(server.port)/base")
        let forwarder = NeighbourForwarder(configuration: configuration, group: HTTPClient.defaultEventLoopGroup)
        do {
            try await body(forwarder, server)
            await forwarder.shutdown()
        } catch {
            await forwarder.shutdown()
            throw error
        }
    }

    private func request(_ headers: [(String, String)] = [], body: String = "") -> NeighbourForwarder.Request {
        NeighbourForwarder.Request(
            method: .POST,
            uri: "/q%2Fx?a=%20b",
            headers: HTTPHeaders([("Host", "client.example:1")] + headers),
            body: ByteBuffer(string: body)
        )
    }

    @Test func aRequestGoesOnAsItIs() async throws {
        let answer = StubServer.Answer(status: 418, headers: ["X-Mark: m", "Keep-Alive: 5"], body: "said")
        try await withForwarder([answer]) { forwarder, server in
            let sent = request(
                [("Authorization", "signed"), ("Connection", "X-Hop"), ("X-Hop", "1"), ("TE", "trailers")],
                body: "content"
            )
            let answer = try await forwarder.forward(sent, service: "sqs")
            #expect(answer.status.code == 418)
            #expect(answer.headers.first(name: "x-mark") == "m")
            #expect(answer.headers.first(name: "keep-alive") == nil)
            #expect(answer.contentLength == 4)
            var body = ByteBuffer()
            try await answer.body.read { body.writeImmutableBuffer($0) }
            #expect(String(buffer: body) == "said")

            let seen = try #require(server.requests.first)
            #expect(seen.hasPrefix("POST /base/q%2Fx?a=%20b HTTP/1.1\r\n"))
            #expect(seen.hasSuffix("\r\n\r\ncontent"))
            let lowercased = seen.lowercased()
            #expect(lowercased.contains("\r\nhost: client.example:1\r\n"))
            #expect(lowercased.contains("\r\nauthorization: signed\r\n"))
            #expect(lowercased.contains("\r\nvia: 1.1 lambent-"))
            #expect(!lowercased.contains("x-hop"))
            #expect(!lowercased.contains("\r\nte:"))
        }
    }

    @Test func aRequestThatWasHereIsNotSentAgain() async throws {
        try await withForwarder([.init()]) { forwarder, server in
            _ = try await forwarder.forward(request(), service: "sqs")
            let seen = try #require(server.requests.first)
            let match = try #require(seen.firstMatch(of: /(?i)via: ([^\r]+)/))
            let again = request([("Via", "1.0 other, \(match.1)")])
            let error = await #expect(throws: NeighbourError.self) {
                try await forwarder.forward(again, service: "sqs")
            }
            #expect(error?.isInvalidRequest == true)
            #expect(server.requests.count == 1)
        }
    }

    @Test func aServiceWithoutAnEndpointAndOneThatHangsUp() async throws {
        try await withForwarder([.init(hangsUp: true)]) { forwarder, _ in
            await #expect(throws: NeighbourError.notConfigured(service: "sns")) {
                _ = try await forwarder.forward(request(), service: "sns")
            }
            let error = await #expect(throws: NeighbourError.self) {
                try await forwarder.forward(request(), service: "sqs")
            }
            #expect(error?.isServiceAnswer == false)
            #expect(error?.isNotConfigured == false)
        }
    }
}
