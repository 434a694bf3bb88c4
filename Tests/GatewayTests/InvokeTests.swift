import Execution
import Foundation
import LambdaAPI
import NIOCore
import Synchronization
import Testing

@testable import Gateway

struct InvokeTests {
    private static let path = "/2015-03-31/functions/known/invocations"

    @Test func aKnownRouteIsInvokedWithoutTheControlPlane() async throws {
        let fixture = GatewayFixture(invocations: GatewayFixture.knowing())
        try await fixture.serve { client, _ in
            let answer = try await client.request("POST", Self.path, body: #"{"a": 1}"#)
            #expect(answer.status == 200)
            #expect(answer.body == #"{"a": 1}"#)
            #expect(answer.headers["content-type"] == "application/json")
            #expect(answer.headers["x-amz-executed-version"] == "$LATEST")
            #expect(answer.headers["x-amz-function-error"] == nil)
            #expect(answer.headers["x-amz-log-result"] == nil)
            #expect(answer.headers["date"] != nil)
            let invocation = try #require(fixture.invocations.invocations.withLock { $0.first })
            #expect(invocation.requestID == answer.headers["x-amzn-requestid"])
            #expect(invocation.invokedFunctionARN == "arn:aws:lambda:us-east-1:000000000000:function:known")
            #expect(fixture.operations.resolved.withLock { $0 } == [])
        }
    }

    @Test func theQualifierChoosesTheRouteAndShowsInTheARN() async throws {
        let fixture = GatewayFixture(invocations: GatewayFixture.knowing())
        try await fixture.serve { client, _ in
            #expect(try await client.request("POST", Self.path + "?Qualifier=7").status == 200)
            let invocation = try #require(fixture.invocations.invocations.withLock { $0.first })
            #expect(invocation.invokedFunctionARN == "arn:aws:lambda:us-east-1:000000000000:function:known:7")
        }
    }

    @Test func aCallerThatSendsNothingPassesAnEmptyObject() async throws {
        try await GatewayFixture(invocations: GatewayFixture.knowing()).serve { client, _ in
            let answer = try await client.request("POST", Self.path)
            #expect(answer.body == "{}")
        }
    }

    @Test func headersOfTheCallReachTheFunction() async throws {
        let fixture = GatewayFixture(invocations: GatewayFixture.knowing())
        try await fixture.serve { client, _ in
            _ = try await client.request(
                "POST",
                Self.path,
                headers: [
                    "X-Amz-Log-Type": "Tail",
                    "X-Amz-Client-Context": Data(#"{"custom":{}}"#.utf8).base64EncodedString(),
                    "X-Amzn-Trace-Id": "Root=1-2-3",
                    "X-Amz-Cognito-Identity-Id": "us-east-1:a-1",
                    "X-Amz-Cognito-Identity-Pool-Id": "us-east-1:b-2",
                ]
            )
            let invocation = try #require(fixture.invocations.invocations.withLock { $0.first })
            #expect(
                invocation.cognitoIdentity
                    == #"{"cognitoIdentityId":"us-east-1:a-1","cognitoIdentityPoolId":"us-east-1:b-2"}"#
            )
            #expect(invocation.wantsLogTail)
            #expect(invocation.clientContext == #"{"custom":{}}"#)
            #expect(invocation.traceHeader == "Root=1-2-3")
        }
    }

    @Test func aFailedFunctionIsAnAnswerWithItsErrorAndLog() async throws {
        let invocations = GatewayFixture.knowing { _ in
            .success(
                InvocationOutcome(
                    payload: ByteBuffer(string: #"{"errorType":"E"}"#),
                    contentType: "application/x-www-form-urlencoded",
                    functionError: "Unhandled",
                    executedVersion: "7",
                    logTail: Array("START\n".utf8)
                )
            )
        }
        try await GatewayFixture(invocations: invocations).serve { client, _ in
            let answer = try await client.request("POST", Self.path, headers: ["X-Amz-Log-Type": "Tail"])
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "application/json")
            #expect(answer.headers["x-amz-function-error"] == "Unhandled")
            #expect(answer.headers["x-amz-executed-version"] == "7")
            #expect(answer.headers["x-amz-log-result"] == Data("START\n".utf8).base64EncodedString())
            #expect(answer.body == #"{"errorType":"E"}"#)
        }
    }

    @Test func anErrorOfTheServiceIsAnErrorAnswer() async throws {
        let invocations = GatewayFixture.knowing { _ in
            .failure(.tooManyRequestsException("Rate Exceeded.", reason: "ConcurrentInvocationLimitExceeded"))
        }
        try await GatewayFixture(invocations: invocations).serve { client, _ in
            let answer = try await client.request("POST", Self.path)
            #expect(answer.status == 429)
            #expect(answer.headers["x-amzn-errortype"] == "TooManyRequestsException")
            #expect(answer.body.contains(#""Reason":"ConcurrentInvocationLimitExceeded""#))
        }
    }

    @Test func otherNamesAndUnknownRoutesAreResolvedByTheControlPlane() async throws {
        let version = GatewayFixture.version("known")
        let operations = FakeOperations(resolution: { name, _ throws(APIError) in
            if name == "missing" { throw .resourceNotFoundException("Function not found: missing") }
            return ResolvedInvocation(version: version, invokedFunctionARN: "arn-as-asked")
        })
        let fixture = GatewayFixture(operations: operations, invocations: GatewayFixture.knowing())
        try await fixture.serve { client, _ in
            let arn = "arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Aknown"
            #expect(try await client.request("POST", "/2015-03-31/functions/\(arn)/invocations").status == 200)
            #expect(try await client.request("POST", "/2015-03-31/functions/cold/invocations/").status == 200)
            let missing = try await client.request("POST", "/2015-03-31/functions/missing/invocations")
            #expect(missing.status == 404)
            #expect(missing.body == #"{"Type":"User","Message":"Function not found: missing"}"#)
            let decoded = "arn:aws:lambda:us-east-1:000000000000:function:known"
            #expect(operations.resolved.withLock { $0 } == [decoded, "cold", "missing"])
            let invocation = try #require(fixture.invocations.invocations.withLock { $0.first })
            #expect(invocation.invokedFunctionARN == "arn-as-asked")
        }
    }

    @Test func aPayloadThatIsNotJSONIsRefused() async throws {
        let fixture = GatewayFixture(invocations: GatewayFixture.knowing())
        try await fixture.serve { client, _ in
            for body in ["{", "nope", #"{"a":1} x"#, #"{"a":"# + String(repeating: " ", count: 300_000)] {
                let answer = try await client.request("POST", Self.path, body: body)
                #expect(answer.status == 400)
                #expect(answer.headers["x-amzn-errortype"] == "InvalidRequestContentException")
                #expect(
                    answer.body.contains(
                        "Could not parse request body into json: Could not parse payload into json: "
                    )
                )
            }
            #expect(fixture.invocations.invocations.withLock { $0.isEmpty })
        }
    }

    @Test func aLargePayloadIsCheckedAndPassedOnWhole() async throws {
        let body = "\"" + String(repeating: "x", count: 1_000_000) + "\""
        try await GatewayFixture(invocations: GatewayFixture.knowing()).serve { client, _ in
            let answer = try await client.request("POST", Self.path, body: body)
            #expect(answer.body == body)
        }
    }

    @Test func aDryRunOnlyLooks() async throws {
        let fixture = GatewayFixture(invocations: GatewayFixture.knowing())
        try await fixture.serve { client, _ in
            let headers = ["X-Amz-Invocation-Type": "DryRun"]
            let answer = try await client.request("POST", Self.path, headers: headers)
            #expect(answer.status == 204)
            #expect(answer.body.isEmpty)
            #expect(answer.headers["x-amz-executed-version"] == nil)
            #expect(
                try await client.request("POST", "/2015-03-31/functions/other/invocations", headers: headers).status
                    == 404
            )
            #expect(fixture.invocations.invocations.withLock { $0.isEmpty })
        }
    }

    @Test(arguments: [
        (["X-Amz-Invocation-Type": "Later"], "", "invocationType"),
        (["X-Amz-Log-Type": "All"], "", "logType"),
        ([:], "?Qualifier=a%20b", "qualifier"),
    ])
    func brokenConstraintsAreNamed(headers: [String: String], query: String, member: String) async throws {
        try await GatewayFixture(invocations: GatewayFixture.knowing()).serve { client, _ in
            let answer = try await client.request("POST", Self.path + query, headers: headers)
            #expect(answer.status == 400)
            #expect(answer.headers["x-amzn-errortype"] == "ValidationException")
            #expect(answer.body.contains("at '\(member)' failed to satisfy constraint"))
        }
    }

    @Test(arguments: ["!!!", Data("{".utf8).base64EncodedString(), String(repeating: "A", count: 3584)])
    func aClientContextThatIsNoneIsRefused(context: String) async throws {
        try await GatewayFixture(invocations: GatewayFixture.knowing()).serve { client, _ in
            let answer = try await client.request("POST", Self.path, headers: ["X-Amz-Client-Context": context])
            #expect(answer.status == 400)
            #expect(answer.headers["x-amzn-errortype"] == "InvalidRequestContentException")
        }
    }

    @Test(arguments: [
        ("us-east-1:a", nil), ("us-east-1:a", "b"), ("us-east-1:a\"", "us-east-1:b"), ("a:b:c", "us-east-1:b"),
        (String(repeating: "a", count: 54) + ":b", "us-east-1:b"),
    ])
    func anIdentityThatIsNoneIsRefused(identity: String, pool: String?) async throws {
        try await GatewayFixture(invocations: GatewayFixture.knowing()).serve { client, _ in
            var headers = ["X-Amz-Cognito-Identity-Id": identity]
            headers["X-Amz-Cognito-Identity-Pool-Id"] = pool
            let answer = try await client.request("POST", Self.path, headers: headers)
            #expect(answer.status == 400)
            #expect(answer.headers["x-amzn-errortype"] == "InvalidParameterValueException")
        }
    }

    @Test func aPayloadAboveTheLimitIsRefusedUnread() async throws {
        try await GatewayFixture(invocations: GatewayFixture.knowing()).serve { client, port in
            client.send("POST \(Self.path) HTTP/1.1\r\nHost: h\r\nContent-Length: 6291457\r\n\r\n")
            let answer = try await client.answer()
            #expect(answer.status == 413)
            #expect(answer.headers["x-amzn-errortype"] == "RequestEntityTooLargeException")
            #expect(
                answer.body.contains(
                    "6291457 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)"
                )
            )
            let event = try PlainClient(port: port)
            event.send(
                "POST \(Self.path) HTTP/1.1\r\nHost: h\r\nX-Amz-Invocation-Type: Event\r\nContent-Length: 1048577\r\n\r\n"
            )
            #expect(
                try await event.answer().body.contains(
                    "1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)"
                )
            )
        }
    }

    @Test func onlyPlainNamesTakeTheShortWay() {
        for (path, name) in [
            ("/2015-03-31/functions/known/invocations", "known"),
            ("/2015-03-31/functions/a-b_C9/invocations", "a-b_C9"),
            ("/2015-03-31/functions//invocations", nil),
            ("/2015-03-31/functions/a:1/invocations", nil),
            ("/2015-03-31/functions/a%3A1/invocations", nil),
            ("/2015-03-31/functions/a/b/invocations", nil),
            ("/2015-03-31/functions/known/invocations/", nil),
            ("/2015-03-31/functions/invocations", nil),
            ("/2014-11-13/functions/known/invocations", nil),
        ] as [(String, String?)] {
            #expect(InvokePath.functionName(in: path[...]) == name)
        }
    }

    @Test func aLoopOfSynchronousInvocationsIsStopped() async throws {
        let key = GatewayFixture.key("known")
        var lineage = TraceLineage(header: "Root=1")
        for _ in 1..<TraceLineage.limit { _ = lineage.enter(key) }
        let fixture = GatewayFixture(invocations: GatewayFixture.knowing())
        try await fixture.serve { client, _ in
            let last = try await client.request("POST", Self.path, headers: ["X-Amzn-Trace-Id": lineage.header])
            #expect(last.status == 200)
            let passed = fixture.invocations.invocations.withLock { $0.first?.traceHeader }
            #expect(passed?.hasSuffix(":16") == true)
            let stopped = try await client.request("POST", Self.path, headers: ["X-Amzn-Trace-Id": passed ?? ""])
            #expect(stopped.status == 400)
            #expect(stopped.headers["x-amzn-errortype"] == "RecursiveInvocationException")
            #expect(fixture.invocations.invocations.withLock { $0.count } == 1)
        }
    }

    @Test func whatFunctionsCallIsCountedFromTheFirstTimeOn() async throws {
        var fixture = GatewayFixture(invocations: GatewayFixture.knowing())
        fixture.credentials = CredentialDirectory { key in
            guard key == "ASIAFUNCTION" else { return nil }
            var identity = Identity(
                accessKeyID: key,
                secretAccessKey: "s",
                account: "000000000000",
                arn: "arn:aws:sts::000000000000:assumed-role/r/other"
            )
            identity.isFunction = true
            return identity
        }
        try await fixture.serve { client, _ in
            func call(_ key: String, _ header: String) async throws -> PlainClient.Answer {
                let scope = "Credential=\(key)/20260101/us-east-1/lambda/aws4_request"
                let headers = [
                    "X-Amzn-Trace-Id": header,
                    "Authorization": "AWS4-HMAC-SHA256 \(scope), SignedHeaders=host, Signature=0",
                ]
                return try await client.request("POST", Self.path, headers: headers)
            }
            _ = try await call("somebody", "Root=1")
            #expect(fixture.invocations.invocations.withLock { $0.last?.traceHeader } == "Root=1")
            var header = "Root=1"
            for round in 1...TraceLineage.limit {
                #expect(try await call("ASIAFUNCTION", header).status == 200)
                header = fixture.invocations.invocations.withLock { $0.last?.traceHeader ?? "" }
                #expect(header.hasSuffix(":\(round)"))
            }
            let stopped = try await call("ASIAFUNCTION", header)
            #expect(stopped.headers["x-amzn-errortype"] == "RecursiveInvocationException")
        }
    }
}
