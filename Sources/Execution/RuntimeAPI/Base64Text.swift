import Foundation
import NIOCore

/// Base64 in header fields.
enum Base64Text {
    /// The bytes, or nil if `text` is not base64.
    static func decode(_ text: String) -> ByteBuffer? {
        Data(base64Encoded: text).map { ByteBuffer(bytes: $0) }
    }
}
