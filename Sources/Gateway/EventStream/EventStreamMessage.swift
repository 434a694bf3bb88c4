import NIOCore

/// One message of `application/vnd.amazon.eventstream`, as the public reference lays it out: lengths, their check, headers,
/// payload, the check of all of it; big-endian.
struct EventStreamMessage: Equatable {
    /// Names and values, all of them text; at most 255 and 65,535 bytes.
    var headers: [(name: String, value: String)]
    var payload: ByteBuffer

    /// The number that says that the value of a header is text.
    private static let textType: UInt8 = 7

    /// Bytes around headers and payload: two lengths and two checks.
    private static let frameBytes = 16

    /// An event of the operation's stream.
    init(event: String, contentType: String, payload: ByteBuffer) {
        headers = [(":event-type", event), (":content-type", contentType), (":message-type", "event")]
        self.payload = payload
    }

    /// The message on the wire.
    func encoded() -> ByteBuffer {
        var fields = ByteBuffer()
        for (name, value) in headers {
            fields.writeInteger(UInt8(name.utf8.count))
            fields.writeString(name)
            fields.writeInteger(Self.textType)
            fields.writeInteger(UInt16(value.utf8.count))
            fields.writeString(value)
        }
        let total = Self.frameBytes + fields.readableBytes + payload.readableBytes
        var message = ByteBuffer()
        message.reserveCapacity(total)
        message.writeInteger(UInt32(total))
        message.writeInteger(UInt32(fields.readableBytes))
        message.writeInteger(message.withUnsafeReadableBytes { CRC32.checksum($0) })
        message.writeImmutableBuffer(fields)
        message.writeImmutableBuffer(payload)
        message.writeInteger(message.withUnsafeReadableBytes { CRC32.checksum($0) })
        return message
    }

    static func == (left: EventStreamMessage, right: EventStreamMessage) -> Bool {
        left.payload == right.payload && left.headers.elementsEqual(right.headers, by: ==)
    }
}
