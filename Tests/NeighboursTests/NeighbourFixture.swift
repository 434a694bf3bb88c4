import AsyncHTTPClient
import Foundation
import Logging
import Neighbours
import SignatureV4

/// Runs `body` with a client of which every service is a stub that gives the answers.
func withNeighbours(
    _ answers: [StubServer.Answer],
    credentials: SigningCredentials? = nil,
    _ body: (NeighbourClient, StubServer) async throws -> Void
) async throws {
    let server = try StubServer(answers: answers)
    defer { server.stop() }
    var configuration = NeighbourConfiguration(
        credentials: CredentialChain(sources: credentials.map { [.fixed($0)] } ?? [], environment: [:])
    )
    configuration.defaultEndpoint = NeighbourEndpoint("http://127.0.0.1:\(server.port)")
    configuration.fallbackCredentials = SigningCredentials(accessKeyID: "000000000000", secretAccessKey: "local")
    configuration.retry = RetryPolicy(attempts: 3, base: .milliseconds(1))
    let client = NeighbourClient(
        configuration: configuration,
        group: HTTPClient.defaultEventLoopGroup,
        logger: Logger(label: "test"),
        now: { Date(timeIntervalSince1970: 1_700_000_000) }
    )
    do {
        try await body(client, server)
        await client.shutdown()
    } catch {
        await client.shutdown()
        throw error
    }
}
