/// The framed log of a runtime client: one frame is one event, newlines and all.
///
/// A frame has, big-endian, 4 bytes of type, 4 of length, 8 of microseconds since 1970 if its type says so, and the
/// payload. The type is `0xa55a0000` with bit 0 for text (else JSON), bit 1 for the time, bits 2 to 4 for the level.
struct FrameParser: OutputParser {
    private enum Position {
        case header
        case payload(remaining: Int, timestamp: Int64?, level: OutputLine.Level)
        /// What comes is not framed: it is read as lines from here on.
        case unframed
    }

    private var position = Position.header
    private var pending: [UInt8] = []
    private var lines: LineParser
    private let maximumBytes: Int

    init(maximumBytes: Int = OutputLimits.eventBytes) {
        self.maximumBytes = maximumBytes
        self.lines = LineParser(maximumBytes: maximumBytes)
    }

    mutating func consume(_ bytes: UnsafeRawBufferPointer, _ emit: (OutputLine) -> Void) {
        var rest = bytes[...]
        while !rest.isEmpty {
            switch position {
            case .header:
                pending.append(rest.removeFirst())
                readHeader(emit)
            case .payload(let remaining, let timestamp, let level):
                let part = rest.prefix(min(remaining, maximumBytes - pending.count))
                pending.append(contentsOf: part)
                rest = rest.dropFirst(part.count)
                position = .payload(remaining: remaining - part.count, timestamp: timestamp, level: level)
                finishPayload(emit)
            case .unframed:
                lines.consume(UnsafeRawBufferPointer(rebasing: rest), emit)
                return
            }
        }
    }

    mutating func finish(_ emit: (OutputLine) -> Void) {
        lines.finish(emit)
    }

    private mutating func readHeader(_ emit: (OutputLine) -> Void) {
        guard pending.count >= 2 else { return }
        guard pending[0] == 0xa5, pending[1] == 0x5a else {
            let bytes = pending
            pending.removeAll()
            position = .unframed
            bytes.withUnsafeBytes { lines.consume($0, emit) }
            return
        }
        guard pending.count >= 8 else { return }
        let flags = pending[3]
        let hasTimestamp = flags & 0b10 != 0
        guard pending.count >= (hasTimestamp ? 16 : 8) else { return }
        let length = Self.integer(pending[4..<8])
        position = .payload(
            remaining: Int(length),
            timestamp: hasTimestamp ? Self.integer(pending[8..<16]) : nil,
            level: OutputLine.Level(rawValue: (flags >> 2) & 0b111) ?? .undefined
        )
        pending.removeAll(keepingCapacity: true)
        finishPayload(emit)
    }

    private mutating func finishPayload(_ emit: (OutputLine) -> Void) {
        guard case .payload(let remaining, let timestamp, let level) = position else { return }
        guard remaining == 0 || pending.count == maximumBytes else { return }
        if !pending.isEmpty {
            let text = String(decoding: pending, as: UTF8.self)
            emit(OutputLine(text: text, timestampMicroseconds: timestamp, level: level))
            pending.removeAll(keepingCapacity: true)
        }
        if remaining == 0 {
            position = .header
        }
    }

    private static func integer(_ bytes: ArraySlice<UInt8>) -> Int64 {
        Int64(truncatingIfNeeded: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
    }
}
