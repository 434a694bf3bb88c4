import NIOCore
import Testing

@testable import Execution

struct RuntimeLinkDecoderTests {
    private static func bytes(_ kind: UInt32, _ head: String = "", _ body: String = "") -> ByteBuffer {
        var bytes = ByteBuffer()
        bytes.writeMultipleIntegers(kind, UInt32(head.utf8.count), UInt32(body.utf8.count))
        bytes.writeString(head)
        bytes.writeString(body)
        return bytes
    }

    private static func frame(_ kind: RuntimeLinkFrame.Kind, _ head: String = "", _ body: String = "")
        -> RuntimeLinkDecoder.Item
    {
        .frame(RuntimeLinkFrame(kind: kind, head: ByteBuffer(string: head), body: ByteBuffer(string: body)))
    }

    private static func items(_ decoder: inout RuntimeLinkDecoder) throws -> [RuntimeLinkDecoder.Item] {
        var items: [RuntimeLinkDecoder.Item] = []
        while let item = try decoder.next() { items.append(item) }
        return items
    }

    @Test(arguments: [1, 2, 5, 12, 13, 1000])
    func framesAreWholeHoweverTheyCome(step: Int) throws {
        var wire = Self.bytes(8)
        wire.writeImmutableBuffer(Self.bytes(2, "id\0text/plain", "result"))
        wire.writeImmutableBuffer(Self.bytes(1))
        var decoder = RuntimeLinkDecoder()
        var items: [RuntimeLinkDecoder.Item] = []
        while wire.readableBytes > 0 {
            let part = wire.readSlice(length: min(step, wire.readableBytes))
            decoder.append(try #require(part))
            items += try Self.items(&decoder)
        }
        #expect(items == [Self.frame(.ping), Self.frame(.response, "id\0text/plain", "result"), Self.frame(.next)])
    }

    @Test func fieldsAreBetweenZeros() {
        var head = ByteBuffer(string: "first\0\0third")
        #expect(head.readField() == "first")
        #expect(head.readField() == "")
        #expect(head.readField() == "third")
        #expect(head.readField() == "")
    }

    @Test func aBodyThatIsTooLongIsToldAndThrownAway() throws {
        let length = RuntimeAPIReply.maximumResponseBytes + 1
        var wire = ByteBuffer()
        wire.writeMultipleIntegers(UInt32(3), UInt32(2), UInt32(length))
        wire.writeString("id")
        var decoder = RuntimeLinkDecoder()
        decoder.append(wire)
        #expect(try Self.items(&decoder) == [.tooLong(.error, head: ByteBuffer(string: "id"))])
        decoder.append(ByteBuffer(repeating: 0, count: length - 1))
        #expect(try Self.items(&decoder) == [])
        #expect(decoder.unfinished == nil)
        var rest = ByteBuffer(repeating: 0, count: 1)
        rest.writeImmutableBuffer(Self.bytes(1))
        decoder.append(rest)
        #expect(try Self.items(&decoder) == [.thrownAway(.error), Self.frame(.next)])
    }

    @Test(arguments: [1, 5, 6, 7, 8] as [UInt32])
    func onlyWhatAFunctionMakesMayBeTooLong(kind: UInt32) {
        var wire = ByteBuffer()
        wire.writeMultipleIntegers(kind, UInt32(0), UInt32(RuntimeAPIReply.maximumResponseBytes + 1))
        var decoder = RuntimeLinkDecoder()
        decoder.append(wire)
        #expect(throws: RuntimeLinkDecoder.Malformed.self) { try decoder.next() }
    }

    @Test func theLongestBodyIsTaken() throws {
        let body = String(repeating: "x", count: RuntimeAPIReply.maximumResponseBytes)
        var decoder = RuntimeLinkDecoder()
        decoder.append(Self.bytes(2, "id", body))
        #expect(try Self.items(&decoder) == [Self.frame(.response, "id", body)])
    }

    @Test(arguments: [(0, 0), (9, 0), (.max, 0), (1, .max), (2, 64 * 1024 + 1)] as [(UInt32, UInt32)])
    func whatIsNoFrameIsRefused(kind: UInt32, head: UInt32) {
        var wire = ByteBuffer()
        wire.writeMultipleIntegers(kind, head, UInt32(0))
        var decoder = RuntimeLinkDecoder()
        decoder.append(wire)
        #expect(throws: RuntimeLinkDecoder.Malformed.self) { try decoder.next() }
    }

    @Test func aFrameThatBreaksOffIsKnown() throws {
        var decoder = RuntimeLinkDecoder()
        #expect(decoder.unfinished == nil)
        var wire = Self.bytes(2, "id\0", "result")
        let beginning = wire.readSlice(length: 14)
        decoder.append(try #require(beginning))
        #expect(try decoder.next() == nil)
        #expect(decoder.unfinished == nil)
        let more = wire.readSlice(length: 3)
        decoder.append(try #require(more))
        #expect(try decoder.next() == nil)
        #expect(decoder.unfinished?.kind == .response)
        #expect(decoder.unfinished?.head == ByteBuffer(string: "id\0"))
    }
}
