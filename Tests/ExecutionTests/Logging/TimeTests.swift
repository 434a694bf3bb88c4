import Foundation
import Testing

@testable import Execution

struct TimeTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (1_712_595_380_123, "2024-04-08T16:56:20.123Z"),
        (4_102_444_799_999, "2099-12-31T23:59:59.999Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
    ])
    func timestamps(_ milliseconds: Int64, _ text: String) {
        #expect(CivilTime.timestamp(milliseconds: milliseconds) == text)
    }

    @Test func lengthsOfTime() {
        #expect(Milliseconds(nanoseconds: 3_014_999).text == "3.01")
        #expect(Milliseconds(nanoseconds: 3_015_000).text == "3.02")
        #expect(Milliseconds(nanoseconds: 0).text == "0.00")
        #expect(Milliseconds(nanoseconds: 1_000_000_000).text == "1000.00")
        #expect(Milliseconds(nanoseconds: 1_234_567).precise == "1.235")
        #expect(Milliseconds(nanoseconds: 1_000_001).roundedUp == 2)
        #expect(Milliseconds(nanoseconds: 1_000_000).roundedUp == 1)
        #expect(Milliseconds(nanoseconds: -5).text == "0.00")
    }

    @Test func streamsAreNamedByDayAndVersion() {
        var version = FunctionVersion.fake()
        let date = Date(timeIntervalSince1970: 1_715_731_200)
        #expect(
            LogStreamName.make(for: version, date: date, identifier: "d4f0") == "2024/05/15/[$LATEST]d4f0"
        )
        version.logging.group = "shared"
        #expect(
            LogStreamName.make(for: version, date: date, identifier: "d4f0") == "2024/05/15/fn[$LATEST]d4f0"
        )
        #expect(LogStreamName.makeIdentifier().utf8.count == 32)
    }

    @Test func theTailIsTheEndOfTheLog() {
        var tail = LogTail()
        for number in 0..<10_000 {
            tail.append("line \(number)\n")
        }
        let contents = tail.contents
        #expect(contents.count == 4096)
        #expect(String(decoding: contents, as: UTF8.self).hasSuffix("line 9998\nline 9999\n"))
    }
}
