import AsyncHTTPClient
import Foundation
import Logging
import Neighbours
import SignatureV4
import Testing

struct S3NeighbourTests {
    private func withStore(
        _ answers: [StubServer.Answer],
        attemptTimeLimit: Duration = .seconds(5),
        attempts: Int = 3,
        _ body: (S3Neighbour, StubServer) async throws -> Void
    ) async throws {
        let server = try StubServer(answers: answers)
        defer { server.stop() }
        let credentials = SigningCredentials(accessKeyID: "AKID", secretAccessKey: "secret", sessionToken: "token")
        var configuration = NeighbourConfiguration(
            credentials: CredentialChain(sources: [.fixed(credentials)], environment: [:])
        )
        configuration.endpoints["s3"] = NeighbourEndpoint("http://127.0.0.1:\(server.port)/base")
        configuration.attemptTimeLimit = attemptTimeLimit
        configuration.retry = RetryPolicy(attempts: attempts, base: .milliseconds(1))
        let client = NeighbourClient(
            configuration: configuration,
            group: HTTPClient.defaultEventLoopGroup,
            logger: Logger(label: "test"),
            now: { Date(timeIntervalSince1970: 1_700_000_000) }
        )
        do {
            try await body(S3Neighbour(client: client), server)
            await client.shutdown()
        } catch {
            await client.shutdown()
            throw error
        }
    }

    @Test func anObjectIsReadByASignedRequest() async throws {
        try await withStore([.init(body: "content")]) { store, server in
            let data = try await store.getObject(bucket: "code", key: "a dir/ü+b.zip", version: "v/1")
            #expect(data == Data("content".utf8))
            let request = try #require(server.requests.first).lowercased()
            #expect(request.hasPrefix("get /base/code/a%20dir/%c3%bc%2bb.zip?versionid=v%2f1 http/1.1\r\n"))
            #expect(request.contains("credential=akid/20231114/us-east-1/s3/aws4_request"))
            #expect(request.contains("x-amz-date: 20231114t221320z"))
            #expect(request.contains("x-amz-security-token: token"))
            #expect(
                request.contains(
                    "x-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
                )
            )
            #expect(request.contains("host: 127.0.0.1:\(server.port)\r\n"))
        }
    }

    @Test func theErrorOfTheStoreKeepsItsCodeAndText() async throws {
        let body = """
            <?xml version="1.0"?>
            <Error><Code>NoSuchKey</Code><Message>The key &lt;k&gt; &amp;c does not exist.</Message></Error>
            """
        try await withStore([.init(status: 404, body: body)]) { store, server in
            let error = await #expect(throws: NeighbourError.self) {
                try await store.getObject(bucket: "code", key: "k")
            }
            #expect(error?.isServiceAnswer == true)
            #expect(error?.serviceCode == "NoSuchKey")
            #expect(error?.message == "The key <k> &c does not exist.")
            #expect(error?.status == 404)
            #expect(server.requests.count == 1)
        }
    }

    @Test func passingFailuresAreTriedAgain() async throws {
        let answers: [StubServer.Answer] = [.init(status: 503), .init(hangsUp: true), .init(body: "at last")]
        try await withStore(answers) { store, server in
            let data = try await store.getObject(bucket: "b", key: "k")
            #expect(data == Data("at last".utf8))
            #expect(server.requests.count == 3)
        }
    }

    @Test func attemptsAreBounded() async throws {
        try await withStore(Array(repeating: .init(status: 500), count: 5)) { store, server in
            let error = await #expect(throws: NeighbourError.self) { try await store.getObject(bucket: "b", key: "k") }
            #expect(error?.status == 500)
            #expect(server.requests.count == 3)
        }
    }

    @Test func anObjectAboveTheLimitIsRefused() async throws {
        try await withStore([.init(body: String(repeating: "x", count: 100))]) { store, _ in
            await #expect(throws: NeighbourError.tooLarge(limit: 99)) {
                try await store.getObject(bucket: "b", key: "k", maximumBytes: 99)
            }
        }
    }

    @Test func aSilentStoreIsGivenUp() async throws {
        try await withStore([.init(isSilent: true)], attemptTimeLimit: .milliseconds(100), attempts: 1) { store, _ in
            let error = await #expect(throws: NeighbourError.self) { try await store.getObject(bucket: "b", key: "k") }
            #expect(error?.message.hasSuffix("did not answer in time") == true)
        }
    }

    @Test func aStoreThatIsNotThereIsUnreachable() async throws {
        let server = try StubServer(answers: [])
        server.stop()
        var configuration = NeighbourConfiguration(credentials: CredentialChain(sources: [], environment: [:]))
        configuration.endpoints["s3"] = NeighbourEndpoint("http://127.0.0.1:\(server.port)")
        configuration.retry = RetryPolicy(attempts: 1)
        let client = NeighbourClient(
            configuration: configuration,
            group: HTTPClient.defaultEventLoopGroup,
            logger: Logger(label: "test")
        )
        let error = await #expect(throws: NeighbourError.self) {
            try await S3Neighbour(client: client).getObject(bucket: "b", key: "k")
        }
        #expect(error?.isServiceAnswer == false)
        #expect(error?.message.contains("cannot be reached") == true)
        await client.shutdown()
    }

    @Test func aServiceWithoutAnEndpointIsNamed() async throws {
        let configuration = NeighbourConfiguration(credentials: CredentialChain(sources: [], environment: [:]))
        let client = NeighbourClient(
            configuration: configuration,
            group: HTTPClient.defaultEventLoopGroup,
            logger: Logger(label: "test")
        )
        #expect(!client.isConfigured(service: "s3"))
        await #expect(throws: NeighbourError.notConfigured(service: "s3")) {
            try await S3Neighbour(client: client).getObject(bucket: "b", key: "k")
        }
        await client.shutdown()
    }
}
