import Testing

@testable import Execution

struct FrameParserTests {
    @Test func aFrameIsOneEventWithItsNewlinesTimeAndLevel() {
        let frame = Frame.bytes("a\nb", type: 0xa55a_0003 | 5 << 2, microseconds: 1_700_000_000_123_456)
        #expect(
            parse([frame]) == [
                OutputLine(text: "a\nb", timestampMicroseconds: 1_700_000_000_123_456, level: .error)
            ]
        )
    }

    @Test func framesMayComeInAnyPieces() {
        let bytes = Frame.bytes("one") + Frame.bytes("") + Frame.bytes("two")
        for size in [1, 2, 7, 16, 100] {
            let pieces = stride(from: 0, to: bytes.count, by: size).map {
                Array(bytes[$0..<min($0 + size, bytes.count)])
            }
            #expect(parse(pieces).map(\.text) == ["one", "two"])
        }
    }

    @Test func olderFramesHaveNoTime() {
        let header: [UInt8] = [0xa5, 0x5a, 0, 1, 0, 0, 0, 2]
        #expect(parse([header + Array("hi".utf8)]) == [OutputLine(text: "hi")])
    }

    @Test func aLongFrameIsCut() {
        #expect(parse([Frame.bytes("abcdefghij")], maximum: 4).map(\.text) == ["abcd", "efgh", "ij"])
    }

    @Test func whatIsNotFramedIsReadAsLines() {
        #expect(parse([Frame.bytes("x"), Array("plain\ntext".utf8)]).map(\.text) == ["x", "plain\n", "text"])
    }

    private func parse(_ pieces: [[UInt8]], maximum: Int = 100) -> [OutputLine] {
        var parser = FrameParser(maximumBytes: maximum)
        var result: [OutputLine] = []
        for piece in pieces {
            piece.withUnsafeBytes { parser.consume($0) { result.append($0) } }
        }
        parser.finish { result.append($0) }
        return result
    }
}
