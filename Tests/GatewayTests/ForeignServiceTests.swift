import HTTPServer
import NIOCore
import NIOHTTP1
import Testing

@testable import Gateway

struct ForeignServiceTests {
    private func service(_ target: String, _ headers: [(String, String)]) -> ForeignService? {
        let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: target, headers: HTTPHeaders(headers))
        return ForeignService(head, RequestTarget(target))
    }

    private static func scope(_ service: String) -> (String, String) {
        (
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/\(service)/aws4_request, SignedHeaders=host"
        )
    }

    @Test func aScopeNamesTheService() {
        #expect(service("/", [Self.scope("sqs")])?.name == "sqs")
        #expect(service("/?X-Amz-Credential=A%2F20260101%2Fus-east-1%2Fs3%2Faws4_request", [])?.name == "s3")
        #expect(service("/k?AWSAccessKeyId=A&Signature=s&Expires=1", [])?.name == "s3")
        #expect(service("/k", [("Authorization", "AWS A:s")])?.name == "s3")
    }

    @Test func requestsForLambdaAndForNobodyAreNotForeign() {
        #expect(service("/", [Self.scope("lambda")]) == nil)
        #expect(service("/", []) == nil)
        #expect(service("/", [("Authorization", "Bearer x")]) == nil)
        #expect(service("/", [Self.scope("S3")]) == nil)
        #expect(service("/", [Self.scope("a b")]) == nil)
    }

    @Test func eachServiceIsToldInItsOwnForm() {
        let form = ("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
        #expect(
            service("/", [Self.scope("dynamodb"), ("X-Amz-Target", "DynamoDB_20120810.ListTables")])?.dialect == .json
        )
        #expect(service("/2015-02-01/x", [Self.scope("elasticfilesystem")])?.dialect == .json)
        #expect(service("/", [Self.scope("iam"), form])?.dialect == .query)
        #expect(service("/?Action=GetCallerIdentity", [Self.scope("sts")])?.dialect == .query)
        #expect(service("/", [Self.scope("ec2"), form])?.dialect == .ec2)
        #expect(service("/", [Self.scope("s3")])?.dialect == .s3)
        #expect(service("/", [Self.scope("route53")])?.dialect == .restXML)
    }

    @Test(arguments: [
        (ForeignService.Dialect.s3, "<Error><Code>A</Code><Message>1 &lt; 2 &amp; 3</Message>"),
        (.ec2, "<Response><Errors><Error><Code>A</Code><Message>1 &lt; 2 &amp; 3</Message></Error></Errors>"),
        (
            .query,
            "<ErrorResponse><Error><Type>Receiver</Type><Code>A</Code><Message>1 &lt; 2 &amp; 3</Message></Error>"
        ),
        (.json, #"{"__type":"A","message":"1 < 2 & 3"}"#),
    ])
    func anErrorIsWrittenAsTheClientReadsIt(dialect: ForeignService.Dialect, text: String) {
        let service = ForeignService(name: "sqs", dialect: dialect)
        let refusal = ForeignRefusal(status: 501, code: "A", message: "1 < 2 & 3")
        let answer = refusal.response(to: service, requestID: "r")
        #expect(answer.status.code == 501)
        #expect(answer.body.map { String(buffer: $0) }?.contains(text) == true)
    }
}
