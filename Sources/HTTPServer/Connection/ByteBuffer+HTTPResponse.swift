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
        let reason = status.reasonPhrase
        // The status line, the server's fields and the numbers in them are shorter than this.
        var length = 192 + reason.utf8.count
        for (name, value) in headers {
            length += name.utf8.count + value.utf8.count + 4
        }
        writeWithUnsafeMutableBytes(minimumWritableBytes: length) { space in
            var head = HTTPHeadText(space)
            head.write("HTTP/1.1 ")
            head.write(Int(status.code))
            head.write(" ")
            head.writeField(reason)
            head.write("\r\nDate: ")
            HTTPDate.current.withUnsafeBytes { head.write($0) }
            head.write("\r\n")
            for (name, value) in headers where !name.isFieldOfServer {
                head.writeField(name)
                head.write(": ")
                head.writeField(value)
                head.write("\r\n")
            }
            switch framing {
            case .none, .untilClose:
                break
            case .chunked:
                head.write("Transfer-Encoding: chunked\r\n")
            case .length(let length):
                head.write("Content-Length: ")
                head.write(length)
                head.write("\r\n")
            }
            head.write(keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n")
            return head.length
        }
    }

    /// Writes text of a field; what would end the line, or is not allowed in one, becomes a space.
    mutating func writeFieldText(_ text: String) {
        writeWithUnsafeMutableBytes(minimumWritableBytes: text.utf8.count) { space in
            var head = HTTPHeadText(space)
            head.writeField(text)
            return head.length
        }
    }
}

/// The text of a head, written into memory that has room for all of it.
private struct HTTPHeadText {
    private let space: UnsafeMutableRawBufferPointer
    private(set) var length = 0

    init(_ space: UnsafeMutableRawBufferPointer) {
        self.space = space
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) {
        UnsafeMutableRawBufferPointer(rebasing: space[length...]).copyMemory(from: bytes)
        length += bytes.count
    }

    mutating func write(_ text: StaticString) {
        write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    mutating func write(_ number: Int) {
        var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
        withUnsafeMutableBytes(of: &digits) { digits in
            var rest = number
            var start = digits.count
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(rest % 10)
                rest /= 10
            } while rest > 0
            write(UnsafeRawBufferPointer(rebasing: digits[start...]))
        }
    }

    /// Control characters become spaces.
    mutating func writeField(_ text: String) {
        let start = length
        text.utf8Span.span.withUnsafeBytes { write($0) }
        for index in start..<length {
            let byte = space[index]
            let isControl = byte < 0x20 && byte != 0x09 || byte == 0x7F
            space[index] = isControl ? 0x20 : byte
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
