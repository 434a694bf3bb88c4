import AsyncHTTPClient
import HTTPServer
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Neighbours
import Sandbox
import Testing

@testable import Execution

struct EnvironmentEndpointsTests {
    /// Answers every request with its path.
    private struct EchoHandler: HTTPRequestHandler {
        func admit(_ head: HTTPRequestHead) -> HTTPAdmission { .accept(maximumBodyBytes: 1 << 20) }

        func response(to failure: HTTPFailure, head: HTTPRequestHead?) -> HTTPServerResponse {
            HTTPServerResponse(status: .badRequest)
        }

        func handle(_ request: HTTPServerRequest, _ exchange: HTTPExchange) {
            let body = ByteBuffer(string: "\(request.head.uri) \(request.body.readableBytes)")
            exchange.respond(HTTPServerResponse(status: .ok, body: body))
        }
    }

    private static let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    @Test func functionsOnTheHostsNetworkAreToldWhereTheServicesAre() throws {
        let directory = try directory()
        directory.open(EchoHandler(), url: "http://127.0.0.1:9")
        let endpoints = EnvironmentEndpoints(directory.endpoints, isIsolated: false)
        #expect(endpoints.listeners.isEmpty)
        #expect(
            endpoints.variables == [
                "AWS_ENDPOINT_URL": "http://neighbour:4000/base",
                "AWS_ENDPOINT_URL_SQS": "http://queue:4001",
                "AWS_ENDPOINT_URL_LAMBDA": "http://127.0.0.1:9",
            ]
        )
    }

    @Test func functionsWithANetworkOfTheirOwnGetListenersInIt() throws {
        let directory = try directory()
        directory.open(EchoHandler(), url: "http://127.0.0.1:9")
        let endpoints = EnvironmentEndpoints(directory.endpoints, isIsolated: true)
        #expect(endpoints.listeners.map(\.port) == [4566, 4567, 4568])
        #expect(
            endpoints.variables == [
                "AWS_ENDPOINT_URL": "http://127.0.0.1:4566/base",
                "AWS_ENDPOINT_URL_SQS": "http://127.0.0.1:4567",
                "AWS_ENDPOINT_URL_LAMBDA": "http://127.0.0.1:4568",
            ]
        )
    }

    @Test func aNeighbourForLambdaGivesWayToThisServer() throws {
        let neighbour = try #require(NeighbourEndpoint("http://neighbour"))
        let directory = EndpointDirectory(general: nil, services: ["lambda": neighbour])
        directory.open(EchoHandler(), url: "http://127.0.0.1:9")
        let endpoints = EnvironmentEndpoints(directory.endpoints, isIsolated: false)
        #expect(endpoints.variables == ["AWS_ENDPOINT_URL_LAMBDA": "http://127.0.0.1:9"])
    }

    @Test func bothKindsOfListenersServe() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let neighbour = try await HTTPServer.bind(
            configuration: HTTPServerConfiguration(),
            group: group,
            handler: EchoHandler(),
            logger: Self.logger
        )
        let port = try #require(neighbour.localAddress?.port)
        let endpoint = try #require(NeighbourEndpoint("http://127.0.0.1:\(port)"))
        let directory = EndpointDirectory(general: endpoint, services: [:])
        directory.open(EchoHandler(), url: "http://127.0.0.1:9")
        let endpoints = EnvironmentEndpoints(directory.endpoints, isIsolated: true)
        for index in 0..<2 {
            let listener = try await endpoints.serve(
                index,
                listeningSocket: try Listener.make(),
                on: group.next(),
                logger: Self.logger
            )
            let place = try #require(listener.localAddress?.port)
            for size in [0, 300_000] {
                var request = HTTPClientRequest(url: "http://127.0.0.1:\(place)/a/b?c=\(size)")
                request.method = .POST
                request.body = .bytes(ByteBuffer(repeating: 0, count: size))
                let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
                #expect(String(buffer: try await answer.body.collect(upTo: 1 << 20)) == "/a/b?c=\(size) \(size)")
            }
            try await listener.close()
        }
        await neighbour.shutdown(grace: .zero)
        try await group.shutdownGracefully()
    }

    @Test(arguments: [true, false]) func aNeighbourWithTLSNeedsACertificateThatIsTrusted(isTrusted: Bool) async throws {
        let tls = TestCertificate.files
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let neighbour = try await HTTPServer.bind(
            configuration: HTTPServerConfiguration(tls: tls),
            group: group,
            handler: EchoHandler(),
            logger: Self.logger
        )
        let port = try #require(neighbour.localAddress?.port)
        let directory = EndpointDirectory(
            general: NeighbourEndpoint("https://localhost:\(port)"),
            services: [:],
            authorities: isTrusted ? tls.certificatePath : nil
        )
        let listener = try await EnvironmentEndpoints(directory.endpoints, isIsolated: true)
            .serve(0, listeningSocket: try Listener.make(), on: group.next(), logger: Self.logger)
        let place = try #require(listener.localAddress?.port)
        let request = HTTPClientRequest(url: "http://127.0.0.1:\(place)/a")
        if isTrusted {
            let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
            #expect(String(buffer: try await answer.body.collect(upTo: 1 << 20)) == "/a 0")
        } else {
            await #expect(throws: (any Error).self) {
                _ = try await HTTPClient.shared.execute(request, timeout: .seconds(20))
            }
        }
        try await listener.close()
        await neighbour.shutdown(grace: .zero)
        try await group.shutdownGracefully()
    }

    private func directory() throws -> EndpointDirectory {
        EndpointDirectory(
            general: NeighbourEndpoint("http://neighbour:4000/base"),
            services: ["sqs": try #require(NeighbourEndpoint("http://queue:4001"))]
        )
    }
}
