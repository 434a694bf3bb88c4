import Crypto
package import Foundation

/// The name of a blob: the SHA-256 of its bytes.
package struct BlobDigest: Hashable, Sendable {
    /// 64 lower-case hexadecimal digits.
    package let hex: String

    /// A digest from 64 lower-case hexadecimal digits; nil for anything else.
    package init?(hex: String) {
        let utf8 = hex.utf8
        guard utf8.count == 64, utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }) else {
            return nil
        }
        self.hex = hex
    }

    /// The digest of some bytes.
    package init(of data: Data) {
        let digits = Array("0123456789abcdef".utf8)
        self.hex = String(
            decoding: SHA256.hash(data: data).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self
        )
    }

    /// The same digest in Base64, as the API shows it in `CodeSha256`.
    package var base64: String {
        let utf8 = Array(hex.utf8)
        func value(_ digit: UInt8) -> UInt8 { digit < 0x61 ? digit - 0x30 : digit - 0x61 + 10 }
        let bytes = stride(from: 0, to: utf8.count, by: 2).map { value(utf8[$0]) << 4 | value(utf8[$0 + 1]) }
        return Data(bytes).base64EncodedString()
    }
}

extension BlobDigest: CustomStringConvertible {
    package var description: String { hex }
}

extension BlobDigest: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = BlobDigest(hex: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a SHA-256 in hexadecimal")
        }
        self = digest
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }
}
