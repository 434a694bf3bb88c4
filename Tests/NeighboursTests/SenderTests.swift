import Foundation
import Neighbours
import Testing

/// What the services are sent that take messages.
struct SenderTests {
    private static let order = MessageOrder(group: "g", deduplication: "d")

    private func json(_ request: String?) throws -> [String: Any] {
        let body = try #require(request?.components(separatedBy: "\r\n\r\n").last)
        return try #require(JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
    }

    @Test func aMessageGoesToTheQueueThatTheServiceNames() async throws {
        let answers: [StubServer.Answer] = [
            .init(body: #"{"QueueUrl":"http://queues/1/q.fifo"}"#), .init(body: #"{"MessageId":"m"}"#),
        ]
        let queue = try #require(ResourceName("arn:aws:sqs:eu-west-1:111111111111:q.fifo"))
        try await withNeighbours(answers) { client, server in
            try await SQSNeighbour(client: client, limits: .delivery).send(
                "text",
                attributes: [.init("ErrorCode", .number, "200")],
                traceHeader: "Root=1",
                order: Self.order,
                toQueue: queue
            )
            let request = server.requests.last?.lowercased()
            #expect(request?.contains("x-amz-target: amazonsqs.sendmessage") == true)
            #expect(request?.contains("/eu-west-1/sqs/aws4_request") == true)
            let sent = try json(server.requests.last)
            #expect(sent["QueueUrl"] as? String == "http://queues/1/q.fifo")
            #expect(sent["MessageBody"] as? String == "text")
            #expect(sent["MessageGroupId"] as? String == "g")
            #expect(sent["MessageDeduplicationId"] as? String == "d")
            let attributes = sent["MessageAttributes"] as? [String: [String: String]]
            #expect(attributes == ["ErrorCode": ["DataType": "Number", "StringValue": "200"]])
            let system = sent["MessageSystemAttributes"] as? [String: [String: String]]
            #expect(system == ["AWSTraceHeader": ["DataType": "String", "StringValue": "Root=1"]])
        }
    }

    @Test func aMessageIsPublishedWithItsAttributes() async throws {
        let arn = "arn:aws:sns:us-east-1:111111111111:t"
        let topic = try #require(ResourceName(arn))
        try await withNeighbours([.init(body: "<PublishResponse/>")]) { client, server in
            try await SNSNeighbour(client: client, limits: .delivery).publish(
                "a b&c",
                attributes: [.init("RequestID", .string, "id"), .init("ErrorCode", .number, "200")],
                order: Self.order,
                toTopic: topic,
                arn: arn
            )
            let body = try #require(server.requests.first?.components(separatedBy: "\r\n\r\n").last)
            #expect(
                body == "Action=Publish&Version=2010-03-31&TopicArn=arn%3Aaws%3Asns%3Aus-east-1%3A111111111111%3At"
                    + "&Message=a%20b%26c&MessageAttributes.entry.1.Name=RequestID"
                    + "&MessageAttributes.entry.1.Value.DataType=String&MessageAttributes.entry.1.Value.StringValue=id"
                    + "&MessageAttributes.entry.2.Name=ErrorCode&MessageAttributes.entry.2.Value.DataType=Number"
                    + "&MessageAttributes.entry.2.Value.StringValue=200&MessageGroupId=g&MessageDeduplicationId=d"
            )
        }
    }

    @Test func anEventThatTheBusRefusesIsAnError() async throws {
        let arn = "arn:aws:events:us-east-1:111111111111:event-bus/b"
        let bus = try #require(ResourceName(arn))
        let entry = EventBridgeNeighbour.Entry(
            source: "lambda",
            detailType: "type",
            detail: "{}",
            resources: ["r"],
            time: Date(timeIntervalSince1970: 5)
        )
        let answers: [StubServer.Answer] = [
            .init(body: #"{"FailedEntryCount":0,"Entries":[{"EventId":"e"}]}"#),
            .init(body: #"{"FailedEntryCount":1,"Entries":[{"ErrorCode":"NotAuthorized","ErrorMessage":"no"}]}"#),
        ]
        try await withNeighbours(answers) { client, server in
            let neighbour = EventBridgeNeighbour(client: client, limits: .delivery)
            try await neighbour.put(entry, onBus: bus, arn: arn)
            let sent = try #require(try json(server.requests.first)["Entries"] as? [[String: Any]])
            #expect(sent.first?["EventBusName"] as? String == arn)
            #expect(sent.first?["Resources"] as? [String] == ["r"])
            #expect(sent.first?["Time"] as? Int == 5)
            let error = await #expect(throws: NeighbourError.self) {
                try await neighbour.put(entry, onBus: bus, arn: arn)
            }
            #expect(error?.serviceCode == "NotAuthorized")
        }
    }

    @Test func anObjectIsWrittenUnderItsKey() async throws {
        try await withNeighbours([.init()]) { client, server in
            try await S3Neighbour(client: client).putObject(
                Data("{}".utf8),
                bucket: "b",
                key: "a b/c",
                contentType: "application/json"
            )
            let request = try #require(server.requests.first)
            #expect(request.hasPrefix("PUT /b/a%20b/c HTTP/1.1\r\n"))
            #expect(request.lowercased().contains("content-type: application/json"))
            #expect(request.hasSuffix("\r\n\r\n{}"))
        }
    }
}
