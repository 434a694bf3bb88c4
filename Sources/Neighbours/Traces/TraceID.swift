/// The id of a trace: `1-` and the second of its beginning in eight hexadecimal digits, `-` and 24 more.
package struct TraceID: Sendable, Hashable, CustomStringConvertible {
    /// As X-Ray writes it.
    package let description: String

    /// - Parameters:
    ///   - seconds: since 1970.
    ///   - unique: 24 hexadecimal digits in lower case.
    package init(seconds: UInt32, unique: String) {
        let digits = String(seconds, radix: 16)
        description = "1-" + String(repeating: "0", count: 8 - digits.count) + digits + "-" + unique
    }

    /// Nil for a text that has another form.
    package init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        let dash = UInt8(ascii: "-")
        guard bytes.count == 35, bytes[0] == UInt8(ascii: "1"), bytes[1] == dash, bytes[10] == dash,
            (bytes[2..<10] + bytes[11...]).allSatisfy(Self.isDigit)
        else { return nil }
        description = String(text).lowercased()
    }

    /// The 32 digits alone, as OpenTelemetry writes it.
    package var digits: String {
        String(description.dropFirst(2).filter { $0 != "-" })
    }

    /// Whether a text is the id of a span: sixteen hexadecimal digits.
    package static func isSpanID(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 16 && text.utf8.allSatisfy(isDigit)
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default:
            false
        }
    }
}
