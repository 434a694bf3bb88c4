import Execution
import Foundation
import LambdaAPI
import NIOCore
import Testing

@testable import Gateway

struct EventStreamMessageTests {
    @Test func theCheckIsThatOfZip() {
        #expect(CRC32.checksum("123456789".utf8) == 0xCBF4_3926)
        #expect(CRC32.checksum([]) == 0)
    }

    @Test func aMessageWithoutHeadersAndPayloadIsTheKnownOne() {
        var message = EventStreamMessage(event: "", contentType: "", payload: ByteBuffer())
        message.headers = []
        let known: [UInt8] = [0, 0, 0, 0x10, 0, 0, 0, 0, 0x05, 0xC2, 0x48, 0xEB, 0x7D, 0x98, 0xC8, 0xFF]
        #expect(Array(buffer: message.encoded()) == known)
    }

    @Test func lengthsHeadersAndPayloadStandWhereTheyBelong() {
        let event = EventStreamMessage(
            event: "PayloadChunk",
            contentType: "a/b",
            payload: ByteBuffer(bytes: [1, 2, 3])
        )
        var message = event.encoded()
        let whole = message
        #expect(message.readInteger(as: UInt32.self) == UInt32(whole.readableBytes))
        let headerBytes = Int(message.readInteger(as: UInt32.self) ?? 0)
        #expect(message.readInteger(as: UInt32.self) == CRC32.checksum(Array(buffer: whole).prefix(8)))
        var headers = message.readSlice(length: headerBytes) ?? ByteBuffer()
        var found: [String: String] = [:]
        while let nameLength = headers.readInteger(as: UInt8.self) {
            let name = headers.readString(length: Int(nameLength)) ?? ""
            #expect(headers.readInteger(as: UInt8.self) == 7)
            let valueLength = headers.readInteger(as: UInt16.self) ?? 0
            found[name] = headers.readString(length: Int(valueLength))
        }
        #expect(found == [":event-type": "PayloadChunk", ":content-type": "a/b", ":message-type": "event"])
        #expect(message.readBytes(length: 3) == [1, 2, 3])
        #expect(message.readInteger(as: UInt32.self) == CRC32.checksum(Array(buffer: whole).dropLast(4)))
        #expect(message.readableBytes == 0)
    }

    @Test(arguments: [
        (InvocationOutcome(payload: ByteBuffer(string: "x"), executedVersion: "1"), "{}"),
        (
            InvocationOutcome(
                payload: ByteBuffer(string: #"{"a":1}"#),
                functionError: "Unhandled",
                executedVersion: "1"
            ),
            #"{"ErrorCode":"Unhandled","ErrorDetails":"{\"a\":1}"}"#
        ),
        (
            InvocationOutcome(payload: ByteBuffer(), executedVersion: "1", logTail: Array("log".utf8)),
            #"{"LogResult":"bG9n"}"#
        ),
    ])
    func theLastEventTellsHowItEnded(_ outcome: InvocationOutcome, _ payload: String) {
        let message = InvokeCompleteEvent(outcome).message()
        #expect(String(buffer: message.payload) == payload)
        #expect(message.headers.first?.value == "InvokeComplete")
    }
}
