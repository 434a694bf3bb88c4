import Foundation
import LambdaAPI
import Logs
import Synchronization
import Testing

@testable import Gateway

struct EndpointTests {
    private static let digest = String(repeating: "a", count: 64)

    @Test(arguments: ["/_lambent/health", "/_localstack/health"])
    func healthIsJSONForEverybody(path: String) async throws {
        var configuration = GatewayConfiguration()
        configuration.version = "1.2.3"
        let identity = Identity(accessKeyID: "A", secretAccessKey: "s", account: "000000000000", arn: "arn:aws:x")
        let fixture = GatewayFixture(
            credentials: CredentialDirectory(identities: [identity]),
            configuration: configuration
        )
        try await fixture.serve { client, _ in
            let answer = try await client.request("GET", path)
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "application/json")
            let body = try JSONDecoder().decode(Document.self, from: Data(answer.body.utf8))
            #expect(body["status"] == .string("ok"))
            #expect(body["version"] == .string("1.2.3"))
            #expect(body["services"]?["lambda"] == .string("available"))
            #expect(try await client.request("HEAD", path).status == 200)
        }
    }

    @Test func aPackageIsServedWhereItsLocationSays() async throws {
        var fixture = GatewayFixture()
        fixture.package = { $0 == Self.digest ? Data("zip".utf8) : nil }
        let locations = fixture.locations
        try await fixture.serve { client, _ in
            let location = locations.location(digest: Self.digest)
            #expect(location.hasPrefix("http://configured/_lambent/code/"))
            let target = String(location.dropFirst("http://configured".count))
            let answer = try await client.request("GET", target)
            #expect(answer.status == 200)
            #expect(answer.body == "zip")
            #expect(answer.headers["content-type"] == "application/zip")
            for changed in [
                target.replacingOccurrences(of: "code/a", with: "code/b"),
                target.replacingOccurrences(of: "Expires=600", with: "Expires=6000"),
                String(target.dropLast(1)),
                String(target.prefix { $0 != "?" }),
            ] {
                let refused = try await client.request("GET", changed)
                #expect(refused.status == 403)
                #expect(refused.headers["x-amzn-errortype"] == "AccessDeniedException")
            }
            let gone = locations.location(digest: String(repeating: "c", count: 64)).dropFirst(
                "http://configured".count
            )
            #expect(try await client.request("GET", String(gone)).status == 404)
        }
    }

    @Test func aLocationExpires() throws {
        let time = Mutex(Date(timeIntervalSince1970: 1_767_225_600))
        let locations = CodeLocations(baseURL: "http://h", now: { time.withLock { $0 } })
        let target = RequestTarget(String(locations.location(digest: Self.digest).dropFirst("http://h".count)))
        time.withLock { $0 += 599 }
        try locations.check(target)
        time.withLock { $0 += 2 }
        #expect(throws: APIError.accessDeniedException("Request has expired")) { try locations.check(target) }
    }

    @Test func aLocationLeadsBackTheWayTheClientCame() async throws {
        let location = Mutex("")
        var fixture = GatewayFixture()
        let locations = fixture.locations
        fixture.operations = FakeOperations(answer: { _ in
            location.withLock { $0 = locations.location(digest: Self.digest) }
            return OperationAnswer(status: 200, body: Data("{}".utf8))
        })
        try await fixture.serve { client, _ in
            client.send("GET /2015-03-31/functions/known HTTP/1.1\r\nHost: lambda.test:99\r\n\r\n")
            _ = try await client.answer()
            #expect(location.withLock { $0 }.hasPrefix("http://lambda.test:99/_lambent/code/"))
            client.send("GET /2015-03-31/functions/known HTTP/1.1\r\nHost: evil\"/x\r\n\r\n")
            _ = try await client.answer()
            #expect(location.withLock { $0 }.hasPrefix("http://127.0.0.1/_lambent/code/"))
        }
    }

    @Test func logsAreReadByFunctionOrGroupAndContinued() async throws {
        let operations = FakeOperations(answer: { _ in
            OperationAnswer(status: 200, body: Data(#"{"LoggingConfig":{"LogGroup":"/aws/lambda/known"}}"#.utf8))
        })
        let events = (1...3).map { Logs.LogEvent(timestampMilliseconds: Int64($0), message: "line \($0)\n") }
        try await GatewayFixture(operations: operations, logEvents: events).serve { client, _ in
            let first = try await client.request("GET", "/_lambent/logs?function=known&limit=2")
            #expect(first.status == 200)
            let page = try JSONDecoder().decode(Document.self, from: Data(first.body.utf8))
            #expect(page["group"] == .string("/aws/lambda/known"))
            #expect(page["events"]?.arrayValue?.compactMap { $0["message"]?.stringValue } == ["line 1\n", "line 2\n"])
            #expect(page["events"]?.arrayValue?.first?["stream"] == .string("stream"))
            let cursor = try #require(page["cursor"]?.stringValue)
            let second = try await client.request("GET", "/_lambent/logs?group=%2Faws%2Flambda%2Fknown&after=\(cursor)")
            let rest = try JSONDecoder().decode(Document.self, from: Data(second.body.utf8))
            #expect(rest["events"]?.arrayValue?.compactMap { $0["message"]?.stringValue } == ["line 3\n"])
        }
    }

    @Test(arguments: ["", "?function=known&limit=0", "?group=g&after=x", "?function=a%20b"])
    func logQueriesThatMakeNoSenseAreRefused(query: String) async throws {
        try await GatewayFixture().serve { client, _ in
            let answer = try await client.request("GET", "/_lambent/logs" + query)
            #expect(answer.status == 400)
        }
    }
}
