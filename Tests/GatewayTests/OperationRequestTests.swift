import ControlPlane
import Foundation
import Gateway
import LambdaAPI
import Synchronization
import Testing

/// What every operation has in common, seen from outside.
struct OperationRequestTests {
    private static let configurationPath = "/2015-03-31/functions/known/configuration"

    @Test func anOperationIsPerformedAndAnswered() async throws {
        let fixture = GatewayFixture()
        try await fixture.serve { client, _ in
            let answer = try await client.request("PUT", Self.configurationPath, body: #"{"Timeout": 5}"#)
            #expect(answer.status == 200)
            #expect(answer.body == #"{"ok":true}"#)
            #expect(answer.headers["content-type"] == "application/json")
            #expect(
                answer.headers["x-amzn-requestid"]?.wholeMatch(
                    of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
                ) != nil
            )
            #expect(answer.headers["x-amzn-errortype"] == nil)
            #expect(answer.headers["date"] != nil)
            let request = try #require(fixture.operations.requests.withLock { $0.first })
            #expect(request.operation == .updateFunctionConfiguration)
            #expect(request.input["FunctionName"] == .string("known"))
            #expect(request.input["Timeout"] == .integer(5))
            #expect(request.caller.account == "000000000000")
            #expect(request.caller.region == "us-east-1")
            #expect(request.caller.requestID == answer.headers["x-amzn-requestid"])
        }
    }

    @Test func everyRequestHasAnIDOfItsOwn() async throws {
        try await GatewayFixture().serve { client, _ in
            var ids: [String?] = []
            for _ in 0..<20 {
                ids.append(try await client.request("GET", Self.configurationPath).headers["x-amzn-requestid"])
            }
            #expect(Set(ids).count == 20)
        }
    }

    @Test func theScopeNamesRegionAndAccount() async throws {
        let fixture = GatewayFixture()
        try await fixture.serve { client, _ in
            let scope = "Credential=123456789012/20260101/cn-north-1/lambda/aws4_request"
            let headers = ["Authorization": "AWS4-HMAC-SHA256 \(scope), SignedHeaders=host, Signature=00"]
            _ = try await client.request("GET", Self.configurationPath, headers: headers)
            let caller = try #require(fixture.operations.requests.withLock { $0.first?.caller })
            #expect(caller.account == "123456789012")
            #expect(caller.region == "cn-north-1")
            #expect(caller.partition == "aws-cn")
        }
    }

    struct Refusal: Sendable, CustomTestStringConvertible {
        var method: String
        var target: String
        var headers: [String: String] = [:]
        var body = ""
        var status: Int
        var code: String
        var answer: String

        var testDescription: String { "\(method) \(target) \(body)" }
    }

    static let refusals: [Refusal] = [
        Refusal(
            method: "GET",
            target: "/",
            status: 404,
            code: "UnknownOperationException",
            answer: #"{"Message":null}"#
        ),
        Refusal(
            method: "GET",
            target: "/2015-03-31/nothing/here",
            status: 404,
            code: "UnknownOperationException",
            answer: #"{"Message":null}"#
        ),
        Refusal(
            method: "PATCH",
            target: configurationPath,
            status: 404,
            code: "UnknownOperationException",
            answer: #"{"Message":null}"#
        ),
        Refusal(
            method: "POST",
            target: "/_lambent/health",
            status: 404,
            code: "UnknownOperationException",
            answer: #"{"Message":null}"#
        ),
        Refusal(
            method: "PUT",
            target: configurationPath,
            body: #"{"Timeout": 901, "MemorySize": 1}"#,
            status: 400,
            code: "ValidationException",
            answer: "2 validation errors detected: "
        ),
        Refusal(
            method: "PUT",
            target: configurationPath,
            body: "{",
            status: 400,
            code: "SerializationException",
            answer: #""Message""#
        ),
        Refusal(
            method: "PUT",
            target: configurationPath,
            body: #"{"Timeout": "five"}"#,
            status: 400,
            code: "SerializationException",
            answer: #""Message""#
        ),
        Refusal(
            method: "GET",
            target: configurationPath,
            headers: ["Authorization": "AWS4-HMAC-SHA256 Credential=A/20260101/us-east-1/SQS/aws4_request, x"],
            status: 403,
            code: "InvalidSignatureException",
            answer: #"{"message":"Credential should be scoped to correct service: 'lambda'."}"#
        ),
        Refusal(
            method: "GET",
            target: configurationPath,
            headers: ["Authorization": "AWS4-HMAC-SHA256 Credential=A/20260101/Some_Where/lambda/aws4_request, x"],
            status: 403,
            code: "InvalidSignatureException",
            answer: #"{"message":"Credential should be scoped to a valid region."}"#
        ),
    ]

    @Test(arguments: refusals)
    func whatCannotBeDoneIsAJSONError(_ refusal: Refusal) async throws {
        let fixture = GatewayFixture()
        try await fixture.serve { client, _ in
            let answer = try await client.request(
                refusal.method,
                refusal.target,
                headers: refusal.headers,
                body: refusal.body
            )
            #expect(answer.status == refusal.status)
            #expect(answer.headers["x-amzn-errortype"] == refusal.code)
            #expect(answer.headers["content-type"] == "application/json")
            #expect(answer.headers["x-amzn-requestid"] != nil)
            #expect(answer.body.contains(refusal.answer))
            #expect(fixture.operations.requests.withLock { $0.isEmpty })
            // The connection goes on.
            #expect(try await client.request("GET", "/_lambent/health").status == 200)
        }
    }

    @Test func anErrorOfTheOperationIsAnErrorAnswer() async throws {
        let operations = FakeOperations(answer: { _ throws(APIError) in
            throw .resourceConflictException("The operation cannot be performed at this time.")
        })
        try await GatewayFixture(operations: operations).serve { client, _ in
            let answer = try await client.request("GET", Self.configurationPath)
            #expect(answer.status == 409)
            #expect(answer.headers["x-amzn-errortype"] == "ResourceConflictException")
            #expect(answer.body == #"{"Type":"User","message":"The operation cannot be performed at this time."}"#)
        }
    }

    @Test func anAnswerWithoutABodyHasNone() async throws {
        let operations = FakeOperations(answer: { OperationAnswer(status: $0.operation.successStatus) })
        try await GatewayFixture(operations: operations).serve { client, _ in
            let answer = try await client.request("DELETE", "/2015-03-31/functions/known")
            #expect(answer.status == 204)
            #expect(answer.body.isEmpty)
            #expect(answer.headers["x-amzn-requestid"] != nil)
        }
    }

    @Test func aTooLargePackageIsRefusedUnread() async throws {
        try await GatewayFixture().serve { client, _ in
            client.send("POST /2015-03-31/functions HTTP/1.1\r\nHost: h\r\nContent-Length: 70167212\r\n\r\n")
            let answer = try await client.answer()
            #expect(answer.status == 413)
            #expect(answer.headers["x-amzn-errortype"] == "RequestEntityTooLargeException")
            #expect(
                answer.body.contains("Request must be smaller than 70167211 bytes for the CreateFunction operation")
            )
        }
    }

    @Test func bytesThatAreNoHTTPAreAJSONError() async throws {
        try await GatewayFixture().serve { client, _ in
            client.send("nonsense\r\n\r\n")
            let answer = try await client.answer()
            #expect(answer.status == 400)
            #expect(answer.headers["x-amzn-errortype"] == "BadRequestException")
        }
    }

    @Test func theAPIRateBoundsTheControlPlaneOnly() async throws {
        var configuration = GatewayConfiguration()
        configuration.apiRate = 0.01
        let fixture = GatewayFixture(invocations: GatewayFixture.knowing(), configuration: configuration)
        try await fixture.serve { client, _ in
            var answers: [PlainClient.Answer] = []
            for _ in 0..<2 { answers.append(try await client.request("GET", Self.configurationPath)) }
            #expect(answers.first?.status == 200)
            let refused = answers[1]
            #expect(refused.status == 429)
            #expect(refused.headers["x-amzn-errortype"] == "TooManyRequestsException")
            #expect(refused.headers["retry-after"].flatMap { Int($0) }.map { (1...100).contains($0) } == true)
            #expect(refused.body == #"{"Reason":"CallerRateLimitExceeded","Type":"User","message":"Rate exceeded"}"#)
            #expect(try await client.request("POST", "/2015-03-31/functions/known/invocations").status == 200)
        }
    }
}
