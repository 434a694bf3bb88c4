import Foundation
import Neighbours
import Synchronization
import Testing

struct RoleCredentialStoreTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)

    /// A clock that the test sets.
    private final class Clock: Sendable {
        private let seconds = Mutex(0.0)
        var now: Date { seconds.withLock { RoleCredentialStoreTests.start + $0 } }
        func set(_ value: Double) { seconds.withLock { $0 = value } }
    }

    private static func session(_ name: String = "resize") -> RoleSession {
        RoleSession(
            role: "arn:aws:iam::123456789012:role/service/worker",
            functionARN: "arn:aws:lambda:eu-west-1:123456789012:function:\(name)",
            functionName: name,
            region: "eu-west-1"
        )
    }

    /// An answer of STS whose credentials end so many seconds after the start.
    private static func answer(_ key: String, lasting seconds: Double = 3600) -> StubServer.Answer {
        let expiration = (start + seconds).formatted(.iso8601)
        return StubServer.Answer(
            body: """
                <AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>\(key)</AccessKeyId>
                <SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken>
                <Expiration>\(expiration)</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>
                """
        )
    }

    @Test func aRoleIsAssumedInTheNameOfTheFunction() async throws {
        try await withNeighbours([Self.answer("ASIA1")]) { client, server in
            let store = RoleCredentialStore(client: client, now: { Self.start })
            let credentials = try await store.credentials(for: Self.session(), lasting: 60)
            #expect(credentials.accessKeyID == "ASIA1")
            #expect(credentials.secretAccessKey == "secret")
            #expect(credentials.sessionToken == "token")
            #expect(credentials.expiration == Self.start + 3600)
            let request = try #require(server.requests.first)
            #expect(
                request.hasSuffix(
                    "Action=AssumeRole&Version=2011-06-15"
                        + "&RoleArn=arn%3Aaws%3Aiam%3A%3A123456789012%3Arole%2Fservice%2Fworker"
                        + "&RoleSessionName=resize"
                )
            )
            #expect(request.contains("Credential=123456789012/20231114/eu-west-1/sts/"))
            let issued = try #require(store.issuedCredentials(forAccessKeyID: "ASIA1"))
            #expect(issued.principalARN == "arn:aws:sts::123456789012:assumed-role/worker/resize")
            #expect(issued.account == "123456789012")
        }
    }

    @Test func aNameOfOneCharacterIsTooShortForASession() {
        #expect(Self.session("u").name == "u@lambda_function")
        #expect(Self.session("up").name == "up")
    }

    @Test func environmentsShareThemUntilTheyAreTooOld() async throws {
        let clock = Clock()
        let answers = [Self.answer("ASIA1"), Self.answer("ASIA2", lasting: 7000), Self.answer("ASIA3", lasting: 9000)]
        try await withNeighbours(answers) { client, server in
            let store = RoleCredentialStore(client: client, now: { clock.now })
            func key() async throws -> String {
                try await store.credentials(for: Self.session(), lasting: 600).accessKeyID
            }
            #expect(try await key() == "ASIA1")
            clock.set(1700)
            #expect(try await key() == "ASIA1")
            #expect(server.requests.count == 1)
            // Past the middle they are still good, and replaced behind the back of the one who asks.
            clock.set(1900)
            #expect(try await key() == "ASIA1")
            while try await key() == "ASIA1" { try await Task.sleep(for: .milliseconds(2)) }
            #expect(server.requests.count == 2)
            // Too old: who asks waits for new ones.
            clock.set(6500)
            #expect(try await key() == "ASIA3")
            #expect(store.issuedCredentials(forAccessKeyID: "ASIA1") != nil)
        }
    }

    @Test func manyThatAskAtOnceAreOneQuestion() async throws {
        try await withNeighbours([Self.answer("ASIA1")]) { client, server in
            let store = RoleCredentialStore(client: client, now: { Self.start })
            await withTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask { try? await store.credentials(for: Self.session(), lasting: 60).accessKeyID }
                }
                for await key in group { #expect(key == "ASIA1") }
            }
            #expect(server.requests.count == 1)
        }
    }

    @Test func functionsWithOneRoleHaveCredentialsOfTheirOwn() async throws {
        let store = RoleCredentialStore(client: nil)
        let one = try await store.credentials(for: Self.session("one"), lasting: 60)
        let two = try await store.credentials(for: Self.session("two"), lasting: 60)
        #expect(one.accessKeyID != two.accessKeyID)
        let issued = try #require(store.issuedCredentials(forAccessKeyID: two.accessKeyID))
        #expect(issued.credentials == two)
        #expect(issued.principalARN == "arn:aws:sts::123456789012:assumed-role/worker/two")
        #expect(store.issuedCredentials(forAccessKeyID: "ASIAAAAAAAAAAAAAAAAA") == nil)
    }

    @Test func aRefusalIsToldFromSilence() async throws {
        let refusal = StubServer.Answer(
            status: 403,
            body: "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not you</Message></Error></ErrorResponse>"
        )
        try await withNeighbours([refusal, .init(hangsUp: true), .init(hangsUp: true)]) { client, _ in
            let store = RoleCredentialStore(client: client, now: { Self.start })
            let refused = await #expect(throws: RoleFailure.self) {
                try await store.credentials(for: Self.session(), lasting: 60)
            }
            #expect(refused?.isRefusal == true)
            #expect(refused?.message == "AccessDenied (403): not you")
            let silent = await #expect(throws: RoleFailure.self) {
                try await store.credentials(for: Self.session(), lasting: 60)
            }
            #expect(silent?.isRefusal == false)
        }
    }
}
