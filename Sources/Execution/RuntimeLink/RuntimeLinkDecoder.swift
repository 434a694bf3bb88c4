import NIOCore

/// Cuts what a bootstrap sends into frames.
struct RuntimeLinkDecoder {
    enum Item: Equatable {
        case frame(RuntimeLinkFrame)
        /// The body of this frame is longer than it may be, and is thrown away as it comes.
        case tooLong(RuntimeLinkFrame.Kind, head: ByteBuffer)
        /// All of it has come.
        case thrownAway(RuntimeLinkFrame.Kind)
    }

    /// What came is no frame.
    struct Malformed: Error {}

    private var unread = ByteBuffer()
    /// The frame whose body nobody wants, and how much of it is to come; nil when there is none.
    private var unwanted: (kind: RuntimeLinkFrame.Kind, length: Int)?

    mutating func append(_ part: ByteBuffer) {
        if unread.readableBytes == 0 {
            unread = part
        } else {
            unread.writeImmutableBuffer(part)
        }
    }

    /// The next that is whole; nil when more must come.
    mutating func next() throws(Malformed) -> Item? {
        if let (kind, length) = unwanted {
            let count = min(length, unread.readableBytes)
            unread.moveReaderIndex(forwardBy: count)
            unwanted = count == length ? nil : (kind, length - count)
            return count == length ? .thrownAway(kind) : nil
        }
        guard let prefix = try prefix() else { return nil }
        let start = unread.readerIndex + RuntimeLinkFrame.prefixBytes
        guard unread.writerIndex - start >= prefix.head else { return nil }
        if prefix.body > RuntimeLinkFrame.maximumBodyBytes(of: prefix.kind) {
            guard prefix.kind.mayBeTooLong else { throw Malformed() }
            unread.moveReaderIndex(forwardBy: RuntimeLinkFrame.prefixBytes)
            guard let head = unread.readSlice(length: prefix.head) else { throw Malformed() }
            unwanted = (prefix.kind, prefix.body)
            return .tooLong(prefix.kind, head: head)
        }
        let missing = start + prefix.head + prefix.body - unread.writerIndex
        guard missing <= 0 else {
            unread.reserveCapacity(minimumWritableBytes: missing)
            return nil
        }
        unread.moveReaderIndex(to: start)
        guard let head = unread.readSlice(length: prefix.head), let body = unread.readSlice(length: prefix.body) else {
            throw Malformed()
        }
        return .frame(RuntimeLinkFrame(kind: prefix.kind, head: head, body: body))
    }

    /// Kind and head of the frame that has begun and not ended.
    var unfinished: (kind: RuntimeLinkFrame.Kind, head: ByteBuffer)? {
        guard unwanted == nil, let prefix = try? prefix() else { return nil }
        let start = unread.readerIndex + RuntimeLinkFrame.prefixBytes
        return unread.getSlice(at: start, length: prefix.head).map { (prefix.kind, $0) }
    }

    private func prefix() throws(Malformed) -> (kind: RuntimeLinkFrame.Kind, head: Int, body: Int)? {
        guard let numbers = unread.peekMultipleIntegers(as: (UInt32, UInt32, UInt32).self) else { return nil }
        guard let kind = RuntimeLinkFrame.Kind(rawValue: numbers.0),
            numbers.1 <= RuntimeLinkFrame.maximumHeadBytes
        else {
            throw Malformed()
        }
        return (kind, Int(numbers.1), Int(numbers.2))
    }
}
