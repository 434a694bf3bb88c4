import Execution
import LambdaAPI
import NIOCore
import Testing

@testable import Gateway

struct InvokeWithResponseStreamTests {
    private static let path = "/2021-11-15/functions/known/response-streaming-invocations"

    private static func wire(_ events: [EventStreamMessage]) -> String {
        // The client reads bytes as text; what is no text is replaced on both sides alike.
        String(decoding: events.flatMap { Array(buffer: $0.encoded()) }, as: UTF8.self)
    }

    private static func chunk(_ text: String) -> EventStreamMessage {
        EventStreamMessage(
            event: "PayloadChunk",
            contentType: "application/octet-stream",
            payload: ByteBuffer(string: text)
        )
    }

    @Test func aResponseOfOnePieceIsAChunkAndAnEnd() async throws {
        let fixture = GatewayFixture(invocations: GatewayFixture.knowing())
        try await fixture.serve { client, _ in
            let answer = try await client.request("POST", Self.path, body: "{}")
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "application/vnd.amazon.eventstream")
            #expect(answer.headers["x-amz-executed-version"] == "$LATEST")
            let end = InvokeCompleteEvent(InvocationOutcome(payload: ByteBuffer(), executedVersion: "")).message()
            #expect(answer.body == Self.wire([Self.chunk("{}"), end]))
        }
    }

    @Test func anErrorIsInTheLastEventOnly() async throws {
        let failed = InvocationOutcome(
            payload: ByteBuffer(string: "{}"),
            functionError: "Unhandled",
            executedVersion: "$LATEST"
        )
        let fixture = GatewayFixture(invocations: GatewayFixture.knowing { _ in .success(failed) })
        try await fixture.serve { client, _ in
            let answer = try await client.request("POST", Self.path)
            #expect(answer.status == 200)
            #expect(answer.headers["x-amz-function-error"] == nil)
            #expect(answer.body == Self.wire([InvokeCompleteEvent(failed).message()]))
        }
    }

    @Test func whatNeverRanIsAnOrdinaryError() async throws {
        let fixture = GatewayFixture(
            invocations: GatewayFixture.knowing { _ in .failure(.tooManyRequestsException("Rate Exceeded.")) }
        )
        try await fixture.serve { client, _ in
            let answer = try await client.request("POST", Self.path)
            #expect(answer.status == 429)
            #expect(answer.headers["x-amzn-errortype"] == "TooManyRequestsException")
        }
    }

    @Test func anEventCannotBeStreamed() async throws {
        try await GatewayFixture(invocations: GatewayFixture.knowing()).serve { client, _ in
            let answer = try await client.request("POST", Self.path, headers: ["X-Amz-Invocation-Type": "Event"])
            #expect(answer.status == 400)
            #expect(answer.body.contains("ValidationException") || answer.body.contains("'invocationType'"))
        }
    }
}
