import Testing

@testable import Execution

struct LineParserTests {
    @Test func everyNewlineEndsAnEventAndACarriageReturnDoesNot() {
        #expect(lines(["one\ntwo\r", "two\n", "th", "ree"]) == ["one\n", "two\rtwo\n", "three"])
    }

    @Test func emptyLinesAreEvents() {
        #expect(lines(["\n\na\n"]) == ["\n", "\n", "a\n"])
    }

    @Test func linesThatAreTooLongAreCut() {
        #expect(lines(["abcdefghij\nkl\n"], maximum: 4) == ["abcd", "efgh", "ij\n", "kl\n"])
        #expect(lines(["abc", "def", "g\n"], maximum: 4) == ["abcd", "efg\n"])
    }

    @Test func bytesThatAreNotTextAreReplaced() {
        #expect(lines(["a\u{fffd}b\n"]) == ["a\u{fffd}b\n"])
        var parser = LineParser()
        var result: [String] = []
        [UInt8]([0x61, 0xff, 0x0a]).withUnsafeBytes { parser.consume($0) { result.append($0.text) } }
        #expect(result == ["a\u{fffd}\n"])
    }

    private func lines(_ parts: [String], maximum: Int = 100) -> [String] {
        var parser = LineParser(maximumBytes: maximum)
        var result: [String] = []
        for part in parts {
            Array(part.utf8).withUnsafeBytes { parser.consume($0) { result.append($0.text) } }
        }
        parser.finish { result.append($0.text) }
        return result
    }
}
