import Foundation

/// One event in a file: `{"s":<sequence>,"t":<milliseconds>,"m":"<message>"}` and a newline.
struct LogLine: Decodable, Equatable {
    let sequence: Int64
    let timestampMilliseconds: Int64
    let message: String

    private enum CodingKeys: String, CodingKey {
        case sequence = "s"
        case timestampMilliseconds = "t"
        case message = "m"
    }

    private static let start = Array(#"{"s":"#.utf8)

    /// Appends the line of an event. Written by hand: this is done for every line that functions print.
    static func append(_ event: LogEvent, sequence: Int64, to bytes: inout [UInt8]) {
        bytes += start
        bytes += String(sequence).utf8
        bytes += #","t":"#.utf8
        bytes += String(event.timestampMilliseconds).utf8
        bytes += #","m":""#.utf8
        for byte in event.message.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += #"\""#.utf8
            case UInt8(ascii: "\\"): bytes += #"\\"#.utf8
            case UInt8(ascii: "\n"): bytes += #"\n"#.utf8
            case UInt8(ascii: "\t"): bytes += #"\t"#.utf8
            case 0..<0x20:
                bytes += #"\u00"#.utf8
                bytes.append(byte >> 4 | UInt8(ascii: "0"))
                bytes.append(contentsOf: String(byte & 15, radix: 16).utf8)
            default: bytes.append(byte)
            }
        }
        bytes += "\"}\n".utf8
    }

    /// The event of a line without its newline; nil if the line is damaged.
    static func parse(_ bytes: some DataProtocol) -> LogLine? {
        try? JSONDecoder().decode(LogLine.self, from: Data(bytes))
    }

    /// The sequence at the beginning of a line; nil if the line is damaged.
    static func sequence(of bytes: some Collection<UInt8>) -> Int64? {
        guard bytes.starts(with: start) else { return nil }
        let digits = bytes.dropFirst(start.count).prefix { (0x30...0x39).contains($0) }
        return Int64(String(decoding: digits, as: UTF8.self))
    }
}
