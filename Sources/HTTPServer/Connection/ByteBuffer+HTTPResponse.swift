import NIOCore
import NIOHTTP1

extension ByteBuffer {
    /// Writes a status line and header fields, the server's own among them, and the empty line.
    mutating func writeResponseHead(
        status: HTTPResponseStatus,
        headers: HTTPHeaders,
        framing: HTTPResponseFraming,
        keepAlive: Bool
    ) {
        writeStaticString("HTTP/1.1 ")
        writeDecimal(Int(status.code))
        writeInteger(UInt8(ascii: " "))
        writeFieldText(status.reasonPhrase)
        writeStaticString("\r\nDate: ")
        writeBytes(HTTPDate.current)
        writeStaticString("\r\n")
        for (name, value) in headers where !name.isFieldOfServer {
            writeFieldText(name)
            writeStaticString(": ")
            writeFieldText(value)
            writeStaticString("\r\n")
        }
        switch framing {
        case .none, .untilClose:
            break
        case .chunked:
            writeStaticString("Transfer-Encoding: chunked\r\n")
        case .length(let length):
            writeStaticString("Content-Length: ")
            writeDecimal(length)
            writeStaticString("\r\n")
        }
        writeStaticString(keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n")
    }

    private mutating func writeDecimal(_ number: Int) {
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { digits in
            var rest = number
            var start = digits.count
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            writeBytes(UnsafeRawBufferPointer(rebasing: digits[start...]))
        }
    }

    /// Writes text of a field; what would end the line, or is not allowed in one, becomes a space.
    mutating func writeFieldText(_ text: String) {
        let isClean = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }
        if isClean {
            writeString(text)
        } else {
            writeBytes(text.utf8.map { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 ? $0 : 0x20 })
        }
    }
}

extension String {
    /// A field that only the server may set.
    fileprivate var isFieldOfServer: Bool {
        switch utf8.count {
        case 4: lowercased() == "date"
        case 10: lowercased() == "connection" || lowercased() == "keep-alive"
        case 14: lowercased() == "content-length"
        case 17: lowercased() == "transfer-encoding"
        default: false
        }
    }
}

extension HTTPResponseStatus {
    /// A response of this status may carry a body.
    var allowsBody: Bool {
        code >= 200 && code != 204 && code != 304
    }
}
