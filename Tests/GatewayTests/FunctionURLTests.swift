import ControlPlane
import Execution
import Foundation
import HTTPServer
import LambdaAPI
import NIOCore
import NIOHTTP1
import Testing

@testable import Gateway

/// Requests to the URLs of functions: hosts, events, responses and rules for other origins.
struct FunctionURLTests {
    private static let id = String(repeating: "a1", count: 16)

    @Test(arguments: [
        (id + ".lambda-url.us-east-1.localhost:4566", true),
        (id.uppercased() + ".Lambda-URL.us-east-1.on.aws", true),
        (id + ".other.us-east-1.localhost", false), ("localhost:4566", false), ("", false),
        (id.dropLast() + "_.lambda-url.us-east-1.localhost", false), (id + "b.lambda-url.us-east-1.localhost", false),
    ])
    func hosts(host: String, isURL: Bool) {
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: ["Host": host])
        #expect((FunctionURLAddress.id(of: head) == Self.id) == isURL)
    }

    @Test(arguments: [
        ("http://127.0.0.1:4566", "http://ID.lambda-url.eu-west-1.localhost:4566/"),
        ("http://localhost:4566", "http://ID.lambda-url.eu-west-1.localhost:4566/"),
        ("https://lambda.example.com", "https://ID.lambda-url.eu-west-1.lambda.example.com/"),
        ("http://[::1]:4566", "http://ID.lambda-url.eu-west-1.localhost:4566/"),
        ("http://ID.lambda-url.eu-west-1.localhost:1", "http://ID.lambda-url.eu-west-1.localhost:1/"),
    ])
    func addresses(base: String, url: String) {
        #expect(FunctionURLAddress.url(id: "ID", region: "eu-west-1", defaultBaseURL: base) == url)
    }

    private func event(
        _ method: HTTPMethod = .GET,
        _ uri: String = "/",
        headers: HTTPHeaders = [:],
        body: String = "",
        signer: FunctionURLEvent.Signer? = nil
    ) throws -> Document {
        var all: HTTPHeaders = ["Host": Self.id + ".lambda-url.us-east-1.localhost:4566"]
        all.add(contentsOf: headers)
        let head = HTTPRequestHead(version: .http1_1, method: method, uri: uri, headers: all)
        let event = FunctionURLEvent(
            url: FunctionURL(id: Self.id, function: GatewayFixture.key("known"), needsSignature: signer != nil),
            request: HTTPServerRequest(head: head, body: ByteBuffer(string: body)),
            target: RequestTarget(uri),
            signer: signer,
            requestID: "id",
            traceHeader: "Root=1-0-0",
            isTLS: false,
            now: Date(timeIntervalSince1970: 1_584_039_838.5)
        )
        return try Document(json: Data(event.payload.readableBytesView))
    }

    @Test func anEventSaysWhatTheRequestWas() throws {
        let event = try event(
            .GET,
            "/pa2%Fth/1?q=one&q=two&empty=&plus=a+b",
            headers: ["X-Two": "1", "x-two": "2", "Cookie": "a=1; b=2", "User-Agent": "test"]
        )
        #expect(event["version"] == .string("2.0"))
        #expect(event["routeKey"] == .string("$default"))
        #expect(event["rawPath"] == .string("/pa2%Fth/1"))
        #expect(event["rawQueryString"] == .string("q=one&q=two&empty=&plus=a+b"))
        #expect(
            event["queryStringParameters"]
                == .object(["q": .string("one,two"), "empty": .string(""), "plus": .string("a b")])
        )
        #expect(event["cookies"] == .array([.string("a=1"), .string("b=2")]))
        #expect(event["headers"]?["x-two"] == .string("1,2"))
        #expect(event["headers"]?["x-forwarded-proto"] == .string("http"))
        #expect(event["headers"]?["x-forwarded-port"] == .string("4566"))
        #expect(event["headers"]?["x-amzn-trace-id"] == .string("Root=1-0-0"))
        #expect(event["isBase64Encoded"] == .bool(false))
        #expect(event["body"] == nil)
        let context = event["requestContext"]
        #expect(context?["accountId"] == .string("anonymous"))
        #expect(context?["authorizer"] == nil)
        #expect(context?["domainName"] == .string(Self.id + ".lambda-url.us-east-1.localhost"))
        #expect(context?["domainPrefix"] == .string(Self.id))
        #expect(context?["http"]?["method"] == .string("GET"))
        #expect(context?["http"]?["path"] == .string("/pa2%Fth/1"))
        #expect(context?["http"]?["protocol"] == .string("HTTP/1.1"))
        #expect(context?["http"]?["userAgent"] == .string("test"))
        #expect(context?["time"] == .string("12/Mar/2020:19:03:58 +0000"))
        #expect(context?["timeEpoch"] == .integer(1_584_039_838_500))
    }

    @Test(
        arguments: [
            ("application/json; charset=utf-8", false), ("text/plain", false), ("application/vnd.api+json", false),
            ("multipart/form-data; boundary=x", true), ("application/x-www-form-urlencoded", true),
            ("application/octet-stream", true), (nil, true),
        ] as [(String?, Bool)]
    )
    func bodiesAreTextOrBase64(type: String?, isBase64: Bool) throws {
        let headers: HTTPHeaders = type.map { ["Content-Type": $0] } ?? [:]
        let event = try event(.POST, headers: headers, body: #"{"a": 1}"#)
        #expect(event["isBase64Encoded"] == .bool(isBase64))
        #expect(event["body"] == .string(isBase64 ? "eyJhIjogMX0=" : #"{"a": 1}"#))
    }

    @Test func whoSignedIsNamed() throws {
        let caller = Caller(
            account: "111122223333",
            region: "us-east-1",
            principalARN: "arn:aws:iam::111122223333:user/u",
            requestID: "id"
        )
        let event = try event(signer: FunctionURLEvent.Signer(caller: caller, accessKeyID: "AKID"))
        let iam = event["requestContext"]?["authorizer"]?["iam"]
        #expect(event["requestContext"]?["accountId"] == .string("111122223333"))
        #expect(iam?["accessKey"] == .string("AKID"))
        #expect(iam?["userArn"] == .string("arn:aws:iam::111122223333:user/u"))
    }

    @Test(arguments: [
        (#""hello""#, 200, "hello"), ("3", 200, "3"), ("true", 200, "true"), ("null", 200, "null"),
        (#"["hello", 3, true]"#, 200, #"["hello",3,true]"#), (#"{"hello": "world"}"#, 200, #"{"hello":"world"}"#),
        (#"{"statusCode": 201, "body": "{\"hello\": \"world\"}"}"#, 201, #"{"hello": "world"}"#),
        (#"{"statusCode": "418", "body": ""}"#, 418, ""), (#"{"statusCode": 204}"#, 204, ""),
        (#"{"statusCode": 200, "body": "aGVsbG8=", "isBase64Encoded": true}"#, 200, "hello"),
        (#"{"statusCode": 200, "body": {"a": 1}}"#, 200, #"{"a":1}"#),
    ])
    func responses(payload: String, status: Int, body: String) throws {
        let response = try #require(FunctionURLResponse(payload: ByteBuffer(string: payload)))
        #expect(response.status == status)
        #expect(String(buffer: response.body) == body)
        #expect(response.headers.first(name: "content-type") == "application/json")
    }

    @Test func responsesHaveHeadersAndCookies() throws {
        let payload = #"""
            {"statusCode": 200, "headers": {"content-type": "text/html", "x-number": 5, "Content-Length": "99"},
             "cookies": ["a=1", "b=2; Secure"], "body": "x"}
            """#
        let response = try #require(FunctionURLResponse(payload: ByteBuffer(string: payload)))
        #expect(response.headers["content-type"] == ["text/html"])
        #expect(response.headers["x-number"] == ["5"])
        #expect(response.headers["set-cookie"] == ["a=1", "b=2; Secure"])
        #expect(!response.headers.contains(name: "content-length"))
    }

    @Test(arguments: [
        "", "nonsense", #"{"statusCode": "x"}"#, #"{"statusCode": 99}"#,
        #"{"statusCode": 200, "headers": {"a": "b\r\nc: d"}}"#, #"{"statusCode": 200, "headers": {"a b": "c"}}"#,
        #"{"statusCode": 200, "body": "%%", "isBase64Encoded": true}"#,
    ])
    func whatIsNoResponse(payload: String) {
        #expect(FunctionURLResponse(payload: ByteBuffer(string: payload)) == nil)
    }

    @Test func collectedStreamsBeginWithMetadata() throws {
        var payload = ByteBuffer(string: #"{"statusCode":202,"headers":{"x-a":"b"}}"#)
        payload.writeBytes(Array(repeating: UInt8(0), count: 8))
        payload.writeString("the body")
        let response = try #require(FunctionURLResponse(integration: payload))
        #expect(response.status == 202)
        #expect(response.headers["x-a"] == ["b"])
        #expect(String(buffer: response.body) == "the body")
        #expect(FunctionURLResponse(integration: ByteBuffer(string: "no zeros")) == nil)
    }

    @Test func otherOriginsAreToldWhatTheyMay() {
        let rules = Cors(
            allowCredentials: true,
            allowHeaders: ["x-a", "x-b"],
            allowMethods: ["GET"],
            allowOrigins: ["https://a.example", "https://*.b.example"],
            exposeHeaders: ["x-c"],
            maxAge: 60
        )
        func cors(_ origin: String, _ method: HTTPMethod = .OPTIONS, _ rules: Cors = rules) -> FunctionURLCors {
            let headers: HTTPHeaders = ["Origin": origin, "Access-Control-Request-Method": "GET"]
            let head = HTTPRequestHead(version: .http1_1, method: method, uri: "/", headers: headers)
            return FunctionURLCors(rules: rules, request: head)
        }
        #expect(cors("https://a.example").isPreflight)
        #expect(!cors("https://a.example", .GET).isPreflight)
        let answer = cors("https://a.example").preflightHeaders
        #expect(answer["access-control-allow-origin"] == ["https://a.example"])
        #expect(answer["access-control-allow-methods"] == ["GET"])
        #expect(answer["access-control-allow-headers"] == ["x-a,x-b"])
        #expect(answer["access-control-expose-headers"] == ["x-c"])
        #expect(answer["access-control-allow-credentials"] == ["true"])
        #expect(answer["access-control-max-age"] == ["60"])
        #expect(answer["vary"] == ["Origin"])
        #expect(cors("https://x.b.example").preflightHeaders["access-control-allow-origin"] == ["https://x.b.example"])
        #expect(cors("https://evil.example").preflightHeaders.isEmpty)
        var headers: HTTPHeaders = ["Access-Control-Allow-Origin": "of the function", "X-Own": "1"]
        cors("https://a.example", .GET).apply(to: &headers)
        #expect(headers["access-control-allow-origin"] == ["https://a.example"])
        #expect(headers["x-own"] == ["1"])
        let open = cors("https://any.example", .GET, Cors(allowOrigins: ["*"]))
        #expect(open.preflightHeaders["access-control-allow-origin"] == ["*"])
    }
}
