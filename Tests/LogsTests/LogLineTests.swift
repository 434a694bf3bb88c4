import Foundation
import Testing

@testable import Logs

struct LogLineTests {
    @Test(arguments: [
        "plain", "", "quote \" backslash \\ slash /", "lines\r\nand\ttabs\n", "\u{0}\u{1}\u{1b}[31m\u{1f}\u{7f}",
        "emoji 🎈 \u{2028}", #"{"s":1}"#,
    ])
    func anyMessageComesBack(_ message: String) {
        var bytes: [UInt8] = []
        LogLine.append(LogEvent(message, at: -5), sequence: 42, to: &bytes)
        #expect(bytes.last == UInt8(ascii: "\n"))
        #expect(bytes.dropLast().firstIndex(of: UInt8(ascii: "\n")) == nil)
        #expect(LogLine.sequence(of: bytes) == 42)
        #expect(
            LogLine.parse(bytes.dropLast()) == LogLine(sequence: 42, timestampMilliseconds: -5, message: message)
        )
    }

    @Test func aTornLineIsNone() {
        var bytes: [UInt8] = []
        LogLine.append(LogEvent("message"), sequence: 42, to: &bytes)
        for count in 0..<(bytes.count - 2) { #expect(LogLine.parse(bytes.prefix(count)) == nil) }
        #expect(LogLine.sequence(of: [UInt8]()) == nil)
    }
}
