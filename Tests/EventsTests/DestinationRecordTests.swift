import Execution
import Foundation
import LambdaAPI
import NIOCore
import Neighbours
import Testing

@testable import Events

struct DestinationRecordTests {
    private func parcel(_ payload: String = #"{"z":1.50,"a":null}"#, _ change: (inout EventRecord) -> Void) -> Parcel {
        var record = EventRecord(
            account: "123456789012",
            region: "us-east-1",
            function: "f",
            qualifier: "$LATEST",
            invokedFunctionARN: "arn:x",
            accepted: 0
        )
        change(&record)
        let ended = Date(timeIntervalSince1970: 1_573_755_365.568)
        return Parcel(id: "id", record: record, payload: Data(payload.utf8), ended: ended)
    }

    private func settle(_ record: inout EventRecord, _ event: EventLifecycle.Event, rules: EventRules = EventRules()) {
        _ = record.lifecycle.handle(.taken(age: .zero, rules: rules))
        _ = record.lifecycle.handle(event)
    }

    private func outcome(_ payload: String, functionError: String? = nil) -> EventOutcome {
        let outcome = InvocationOutcome(
            payload: ByteBuffer(string: payload),
            functionError: functionError,
            executedVersion: "$LATEST"
        )
        return EventOutcome(outcome, lineage: nil)
    }

    @Test func aSuccessIsTheDocumentedRecordMemberForMember() {
        let record = DestinationRecord(
            parcel { record in
                settle(&record, .succeeded)
                record.outcome = outcome(#"{"b": [1, 2]}"#)
            }
        )
        #expect(
            record.text
                == #"{"version":"1.0","timestamp":"2019-11-14T18:16:05.568Z","requestContext":{"requestId":"id","#
                + #""functionArn":"arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST","condition":"Success","#
                + #""approximateInvokeCount":1},"requestPayload":{"z":1.50,"a":null},"#
                + #""responseContext":{"statusCode":200,"executedVersion":"$LATEST"},"responsePayload":{"b": [1, 2]}}"#
        )
    }

    @Test func aFailureNamesItsError() {
        let rules = EventRules(maximumRetries: 0)
        let record = DestinationRecord(
            parcel { record in
                settle(&record, .failed(age: .zero, rules: rules, random: 0), rules: rules)
                record.outcome = outcome(#"{"errorMessage":"no"}"#, functionError: "Unhandled")
            }
        )
        #expect(record.text.contains(#""condition":"RetriesExhausted","approximateInvokeCount":1}"#))
        #expect(
            record.text.hasSuffix(
                #""responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},"#
                    + #""responsePayload":{"errorMessage":"no"}}"#
            )
        )
    }

    @Test func anEventThatNeverRanHasNoResponse() {
        let rules = EventRules(admitsRuns: false)
        let record = DestinationRecord(parcel { _ = $0.lifecycle.handle(.taken(age: .zero, rules: rules)) })
        #expect(record.text.contains(#""condition":"ZeroReservedConcurrency","approximateInvokeCount":0"#))
        #expect(record.text.hasSuffix(#""requestPayload":{"z":1.50,"a":null}}"#))
    }

    @Test func anAnswerThatIsNoJSONIsAString() {
        let record = DestinationRecord(
            parcel { record in
                settle(&record, .succeeded)
                record.outcome = outcome("plain \"text\"")
            }
        )
        #expect(record.text.hasSuffix(#""responsePayload":"plain \"text\""}"#))
    }

    @Test func aDeadLetterIsTheEventWithItsThreeAttributes() {
        let letter = DeadLetter(
            parcel { record in
                record.outcome = outcome(#"{"errorMessage":"broken"}"#, functionError: "Unhandled")
            }
        )
        #expect(letter.body == #"{"z":1.50,"a":null}"#)
        #expect(
            letter.attributes == [
                .init("RequestID", .string, "id"), .init("ErrorCode", .number, "200"),
                .init("ErrorMessage", .string, "broken"),
            ]
        )
    }

    @Test(arguments: [
        (#"{"errorMessage":""}"#, " "), ("not json", "not json"), (#"{"errorMessage":"a\u0000b"}"#, "a\u{FFFD}b"),
        (#"{"errorMessage":"\#(String(repeating: "ü", count: 600))"}"#, String(repeating: "ü", count: 512)),
    ])
    func theMessageOfADeadLetterCanBeSent(answer: String, message: String) {
        let letter = DeadLetter(parcel { $0.outcome = outcome(answer, functionError: "Unhandled") })
        #expect(letter.attributes.last?.value == message)
    }

    @Test func aThrottledEventSaysSo() {
        let letter = DeadLetter(
            parcel { $0.outcome = EventOutcome(.tooManyRequestsException("Rate Exceeded.", reason: "R")) }
        )
        #expect(letter.attributes.dropFirst().map(\.value) == ["429", "Rate Exceeded."])
    }

    @Test func anObjectIsNamedByFunctionDayAndRequest() {
        #expect(
            NeighbourCourier.objectKey(parcel { _ in })
                == "aws/lambda/async/f/2019/11/14/2019-11-14T18.16.05-id"
        )
    }

    @Test(arguments: [
        ("arn:aws:sqs:us-east-1:1:q", true), ("arn:aws:sns:us-east-1:1:t.fifo", true), ("arn:aws:s3:::b", true),
        ("arn:aws:lambda:us-east-1:1:function:f:alias", true), ("arn:aws:events:r:1:event-bus/b", true),
        ("arn:aws:kinesis:us-east-1:1:stream/s", false), ("kafka://topic", false), ("", false),
        ("arn:aws:sqs:r:1:", false),
    ])
    func targetsAreKnownByTheirARN(arn: String, isKnown: Bool) {
        #expect((DeliveryTarget(arn: arn) != nil) == isKnown)
    }
}
