import AsyncHTTPClient
import Foundation
import Logging
import Synchronization
import Testing

@testable import Neighbours

/// Credentials of the server itself that somebody has to be asked for.
struct RemoteCredentialsTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)

    private static func key(_ name: String, lasting seconds: Double) -> StubServer.Answer {
        let end = (start + seconds).formatted(.iso8601)
        return StubServer.Answer(
            body: """
                {"AccessKeyId":"\(name)","SecretAccessKey":"s","Token":"t-\(name)","Expiration":"\(end)"}
                """
        )
    }

    private final class Files: Sendable {
        let texts = Mutex(["/token": "first\n"])
        func read(_ path: String) -> String? { texts.withLock { $0[path] } }
        func write(_ text: String) { texts.withLock { $0["/token"] = text } }
    }

    /// Calls a stub of S3 with the credentials that the environment leads to; `body` gets the stub's last request.
    private func with(
        _ environment: [String: String],
        files: Files = Files(),
        sts: StubServer? = nil,
        now: @escaping @Sendable () -> Date = { start },
        _ body: (_ call: () async throws -> String) async throws -> Void
    ) async throws {
        let s3 = try StubServer(answers: Array(repeating: .init(), count: 20))
        defer { s3.stop() }
        var configuration = NeighbourConfiguration(
            credentials: CredentialChain(
                sources: [.environment, .webIdentity, .container],
                environment: environment,
                readFile: { files.read($0) }
            )
        )
        configuration.endpoints["s3"] = NeighbourEndpoint("http://127.0.0.1:\(s3.port)")
        configuration.endpoints["sts"] = sts.flatMap { NeighbourEndpoint("http://127.0.0.1:\($0.port)") }
        configuration.retry = RetryPolicy(attempts: 3, base: .milliseconds(1))
        let client = NeighbourClient(
            configuration: configuration,
            group: HTTPClient.defaultEventLoopGroup,
            logger: Logger(label: "test"),
            now: now
        )
        do {
            try await body {
                _ = try await client.send(service: "s3", NeighbourRequest(method: "GET", path: "/"))
                return s3.requests.last ?? ""
            }
            await client.shutdown()
        } catch {
            await client.shutdown()
            throw error
        }
    }

    @Test func aContainerAsksWithItsTokenAndAgainBeforeTheEnd() async throws {
        let seconds = Mutex(0.0)
        let files = Files()
        let server = try StubServer(answers: [Self.key("ONE", lasting: 3600), Self.key("TWO", lasting: 9000)])
        defer { server.stop() }
        let environment = [
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:\(server.port)/credentials?id=1",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/token",
        ]
        try await with(environment, files: files, now: { seconds.withLock { Self.start + $0 } }) { call in
            let first = try await call()
            #expect(first.contains("Credential=ONE/"))
            #expect(first.lowercased().contains("x-amz-security-token: t-one\r\n"))
            _ = try await call()
            #expect(server.requests.count == 1)
            #expect(server.requests[0].hasPrefix("GET /credentials?id=1 "))
            #expect(server.requests[0].contains("Authorization: first\r\n"))
            files.write("second")
            seconds.withLock { $0 = 3590 }
            #expect(try await call().contains("Credential=TWO/"))
            #expect(server.requests.count == 2)
            #expect(server.requests[1].contains("Authorization: second\r\n"))
        }
    }

    @Test func aTokenIsExchangedForTheCredentialsOfItsRole() async throws {
        let end = (Self.start + 3600).formatted(.iso8601)
        let sts = try StubServer(answers: [
            .init(
                body: """
                    <AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>
                    <AccessKeyId>WEB</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
                    <Expiration>\(end)</Expiration></Credentials></AssumeRoleWithWebIdentityResult>
                    </AssumeRoleWithWebIdentityResponse>
                    """
            )
        ])
        defer { sts.stop() }
        let environment = ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:r"]
        try await with(environment, sts: sts) { call in
            #expect(try await call().contains("Credential=WEB/"))
            let request = try #require(sts.requests.first)
            #expect(!request.contains("Authorization:"), "the token is all that is known of the caller")
            #expect(
                request.hasSuffix(
                    "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Ar&RoleSessionName=lambent"
                        + "&WebIdentityToken=first"
                )
            )
        }
    }

    @Test func withoutSTSATokenIsPassedOver() async throws {
        let environment = ["AWS_WEB_IDENTITY_TOKEN_FILE": "/token", "AWS_ROLE_ARN": "arn:r"]
        try await with(environment) { call in
            let request = try await call()
            #expect(!request.contains("Authorization:"))
        }
    }

    @Test(arguments: [
        (StubServer.Answer(status: 404, body: "no"), "NotFound (404): HTTP status 404"),
        (StubServer.Answer(body: "{}"), "cannot be read"),
        (
            StubServer.Answer(body: #"{"AccessKeyId":"A","SecretAccessKey":"s","Token":"t","Expiration":"soon"}"#),
            "no time"
        ),
    ])
    func aServerThatHasNoneIsSaid(answer: StubServer.Answer, text: String) async throws {
        let server = try StubServer(answers: [answer])
        defer { server.stop() }
        let environment = ["AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:\(server.port)/"]
        try await with(environment) { call in
            let error = await #expect(throws: NeighbourError.self) { _ = try await call() }
            #expect(error?.description.contains(text) == true)
        }
    }

    @Test func aTokenThatIsNotThereIsSaid() async throws {
        let environment = [
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:9/",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/absent",
        ]
        try await with(environment) { call in
            let error = await #expect(throws: NeighbourError.self) { _ = try await call() }
            #expect(error?.description == "there is no token in /absent")
        }
    }
}
