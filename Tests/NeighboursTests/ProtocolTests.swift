import Foundation
import Neighbours
import SignatureV4
import Testing

struct ProtocolTests {
    private struct Input: Encodable {
        var name = "a/b"
    }

    private struct Output: Decodable, Equatable {
        var url: String
    }

    @Test func aQueryIsAFormAndItsAnswerXML() async throws {
        let body = "<R xmlns=\"http://x\"><A><m>1</m><m> 2 &amp; 3 </m></A></R>"
        try await withNeighbours([.init(body: body)]) { client, server in
            let service = client.service("iam", region: "eu-west-1", account: "111111111111")
            let root = try await service.query("GetIt", version: "2010-05-08", [NeighbourField("Name.1", "a b/ü")])
            #expect(root.first("A")?.all("m").map(\.text) == ["1", "2 & 3"])
            #expect(root.text("A", "m") == "1")
            #expect(root.text("B", "m") == nil)
            let request = try #require(server.requests.first)
            #expect(request.hasPrefix("POST / HTTP/1.1\r\n"))
            #expect(request.hasSuffix("\r\n\r\nAction=GetIt&Version=2010-05-08&Name.1=a%20b%2F%C3%BC"))
            #expect(request.contains("application/x-www-form-urlencoded"))
            #expect(request.contains("Credential=111111111111/20231114/eu-west-1/iam/aws4_request"))
        }
    }

    @Test func credentialsThatAreConfiguredGoBeforeTheAccount() async throws {
        let credentials = SigningCredentials(accessKeyID: "AKID", secretAccessKey: "secret")
        try await withNeighbours([.init(body: "<R/>")], credentials: credentials) { client, server in
            _ = try await client.service("iam", account: "111111111111").query("GetIt", version: "1")
            #expect(try #require(server.requests.first).contains("Credential=AKID/"))
        }
    }

    @Test func aJSONCallNamesItsTarget() async throws {
        try await withNeighbours([.init(body: #"{"url":"u","more":1}"#)]) { client, server in
            let output: Output = try await client.service("sqs").json("AmazonSQS.Get", version: .v1_0, input: Input())
            #expect(output == Output(url: "u"))
            let request = try #require(server.requests.first)
            #expect(request.contains("X-Amz-Target: AmazonSQS.Get\r\n"))
            #expect(request.contains("application/x-amz-json-1.0\r\n"))
            #expect(request.hasSuffix("\r\n\r\n{\"name\":\"a\\/b\"}"))
        }
    }

    @Test func aRESTCallHasAPathAndAQuery() async throws {
        try await withNeighbours([.init(body: #"{"url":"u"}"#)]) { client, server in
            let output: Output = try await client.service("elasticfilesystem").rest(
                "GET",
                "/2015-02-01/access-points",
                query: [NeighbourField("AccessPointId", "fsap-1")]
            )
            #expect(output == Output(url: "u"))
            let request = try #require(server.requests.first)
            #expect(request.hasPrefix("GET /2015-02-01/access-points?AccessPointId=fsap-1 HTTP/1.1\r\n"))
        }
    }

    @Test(arguments: ["no xml", "<a><b></a>", "<!DOCTYPE a [<!ENTITY e \"x\">]><a>&e;</a>", ""])
    func anAnswerThatIsNotPlainXMLIsAnError(body: String) async throws {
        try await withNeighbours([.init(body: body)]) { client, _ in
            let error = await #expect(throws: NeighbourError.self) {
                try await client.service("iam").query("GetIt", version: "1")
            }
            #expect(error?.isServiceAnswer == false)
            #expect(error?.message == "the answer of iam cannot be read: it is not XML")
        }
    }

    @Test func nestingIsBounded() async throws {
        let body = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        try await withNeighbours([.init(body: body)]) { client, _ in
            await #expect(throws: NeighbourError.self) { try await client.service("iam").query("GetIt", version: "1") }
        }
    }

    @Test func anAnswerThatIsNotJSONIsAnError() async throws {
        try await withNeighbours([.init(body: "<html/>")]) { client, _ in
            await #expect(throws: NeighbourError.self) {
                let _: Output = try await client.service("sqs").json("A.B", version: .v1_1, input: Input())
            }
        }
    }

    @Test func theLimitsOfACheckAreItsOwn() async throws {
        try await withNeighbours(Array(repeating: .init(status: 503), count: 3)) { client, server in
            let error = await #expect(throws: NeighbourError.self) {
                try await client.service("iam", limits: .init(attempts: 2)).query("GetIt", version: "1")
            }
            #expect(error?.status == 503)
            #expect(server.requests.count == 2)
        }
    }

    @Test func theCodeOfTheQueryProtocolIsKept() async throws {
        let answer = StubServer.Answer(
            status: 400,
            headers: ["x-amzn-query-error: AWS.SimpleQueueService.NonExistentQueue;Sender"],
            body: #"{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}"#
        )
        try await withNeighbours([answer]) { client, _ in
            let queue = try #require(ResourceName("arn:aws:sqs:us-east-1:000000000000:q"))
            let error = await #expect(throws: NeighbourError.self) {
                try await SQSNeighbour(client: client, limits: .check).url(ofQueue: queue)
            }
            #expect(error?.serviceCode == SQSNeighbour.nonExistentQueue)
            #expect(error?.message == "The specified queue does not exist.")
        }
    }
}
