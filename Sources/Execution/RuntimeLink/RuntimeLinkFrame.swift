import NIOCore

/// A message between the server and a bootstrap of Lambent's.
///
/// On the wire: three numbers of 4 bytes, the most significant first (kind, length of the head, length of the body), then
/// the head, fields of UTF-8 with a NUL between them, then the body.
struct RuntimeLinkFrame: Equatable {
    /// What a bootstrap says.
    enum Kind: UInt32 {
        /// It asks for an event.
        case next = 1
        /// The result of an invocation; head: request id, type of the content (empty for JSON). It asks for the next event as well.
        case response = 2
        /// The error of an invocation; head: request id, type of the error. It asks for the next event as well.
        case error = 3
        /// The error of an invocation, or with an empty request id of the initialization, after which the process ends. Acknowledged.
        case lastError = 4
        /// A response that comes in parts begins; head as that of a response.
        case streamBegin = 5
        case streamPart = 6
        /// It ends; head: type of the error, empty for none, which is the body. Acknowledged.
        case streamEnd = 7
        /// Nothing is meant but the acknowledgement.
        case ping = 8

        /// What a function makes may be longer than allowed; the process lives on.
        var mayBeTooLong: Bool {
            switch self {
            case .response, .error, .lastError: true
            case .next, .streamBegin, .streamPart, .streamEnd, .ping: false
            }
        }
    }

    /// What the server says.
    enum Reply: UInt32 {
        /// Head: request id, deadline in milliseconds since 1970, invoked ARN, header for traces, client context, Cognito
        /// identity. The event is the body.
        case event = 1
        /// What was sent is taken.
        case acknowledgement = 2
    }

    /// The three numbers.
    static let prefixBytes = 12

    /// The longest head, in bytes.
    static let maximumHeadBytes = 64 * 1024

    let kind: Kind
    let head: ByteBuffer
    let body: ByteBuffer

    /// The longest body of a frame of a kind, in bytes.
    static func maximumBodyBytes(of kind: Kind) -> Int {
        switch kind {
        case .response, .error, .lastError, .streamPart, .streamEnd: RuntimeAPIReply.maximumResponseBytes
        case .next, .streamBegin, .ping: 0
        }
    }
}

extension ByteBuffer {
    /// Takes the next field of a head.
    mutating func readField() -> String {
        let length = readableBytesView.firstIndex(of: 0).map { $0 - readerIndex } ?? readableBytes
        defer { moveReaderIndex(forwardBy: min(1, readableBytes)) }
        return readString(length: length) ?? ""
    }
}
