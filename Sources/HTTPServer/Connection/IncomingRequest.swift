import NIOCore
import NIOHTTP1

/// A request of which the head has been admitted and the body is being read.
struct IncomingRequest {
    /// Memory taken for a body on its declared length alone, before its bytes are there.
    private static let trustedBytes = 1 << 20

    let head: HTTPRequestHead
    let framing: HTTPRequestFraming
    let maximumBodyBytes: Int
    /// When the head was complete.
    let began: NIODeadline
    private(set) var body = ByteBuffer()
    /// `100 Continue` has not been sent yet.
    var owesContinue: Bool
    /// Who takes the body as it comes; nil when it is collected here.
    let receiver: (any HTTPBodyReceiver)?

    init(
        head: HTTPRequestHead,
        framing: HTTPRequestFraming,
        maximumBodyBytes: Int,
        receiver: (any HTTPBodyReceiver)? = nil,
        began: NIODeadline
    ) {
        self.head = head
        self.framing = framing
        self.maximumBodyBytes = maximumBodyBytes
        self.receiver = receiver
        self.began = began
        self.owesContinue = framing.expectsContinue && framing.hasBody
    }

    /// Takes a piece of the body; false when it is too long.
    mutating func append(_ part: ByteBuffer) -> Bool {
        owesContinue = false
        guard part.readableBytes <= maximumBodyBytes - body.readableBytes else { return false }
        if body.readableBytes == 0 {
            // The usual case, a body in one piece, is not copied.
            body = part
            return true
        }
        if let declared = framing.contentLength, body.capacity < min(declared, Self.trustedBytes) {
            var whole = ByteBuffer()
            whole.reserveCapacity(min(declared, Self.trustedBytes))
            whole.writeImmutableBuffer(body)
            body = whole
        }
        body.writeImmutableBuffer(part)
        return true
    }
}
