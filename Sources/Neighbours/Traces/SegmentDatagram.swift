package import Foundation

/// A datagram for the X-Ray daemon: a line that names the format, then one segment.
package enum SegmentDatagram {
    private struct Header: Codable {
        var format: String
        var version: Int
    }

    /// The longest that fits the protocol below, in bytes.
    package static let maximumBytes = 65_507

    private static let line = Data("{\"format\": \"json\", \"version\": 1}\n".utf8)

    /// - Throws: what the encoder says of a number that JSON does not have.
    package static func encode(_ document: SegmentDocument) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return line + (try encoder.encode(document))
    }

    /// What follows the first line.
    static func body(of datagram: Data) -> Data {
        datagram.firstIndex(of: UInt8(ascii: "\n")).map { datagram[($0 + 1)...] } ?? Data()
    }

    /// The segment of a datagram; nil when it is none.
    package static func decode(_ datagram: Data) -> SegmentDocument? {
        guard isOne(datagram), let end = datagram.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        return try? JSONDecoder().decode(SegmentDocument.self, from: datagram[(end + 1)...])
    }

    /// Whether it begins as one: what the daemon would take a look at.
    package static func isOne(_ datagram: Data) -> Bool {
        guard let end = datagram.prefix(128).firstIndex(of: UInt8(ascii: "\n")), end + 1 < datagram.endIndex,
            let header = try? JSONDecoder().decode(Header.self, from: datagram[..<end])
        else { return false }
        return header.format == "json" && header.version == 1
    }
}
