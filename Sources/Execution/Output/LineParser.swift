/// Standard output and error: every newline ends an event, a carriage return does not.
struct LineParser: OutputParser {
    private var pending: [UInt8] = []
    private let maximumBytes: Int

    init(maximumBytes: Int = OutputLimits.eventBytes) {
        self.maximumBytes = maximumBytes
    }

    mutating func consume(_ bytes: UnsafeRawBufferPointer, _ emit: (OutputLine) -> Void) {
        var rest = bytes[...]
        while let newline = rest.firstIndex(of: UInt8(ascii: "\n")) {
            append(rest[...newline], emit)
            emitPending(emit)
            rest = rest[(newline + 1)...]
        }
        append(rest, emit)
    }

    mutating func finish(_ emit: (OutputLine) -> Void) {
        emitPending(emit)
    }

    private mutating func append(_ part: Slice<UnsafeRawBufferPointer>, _ emit: (OutputLine) -> Void) {
        var part = part
        while pending.count + part.count > maximumBytes {
            let fitting = part.prefix(maximumBytes - pending.count)
            pending.append(contentsOf: fitting)
            part = part.dropFirst(fitting.count)
            emitPending(emit)
        }
        pending.append(contentsOf: part)
    }

    private mutating func emitPending(_ emit: (OutputLine) -> Void) {
        guard !pending.isEmpty else { return }
        emit(OutputLine(text: String(decoding: pending, as: UTF8.self)))
        pending.removeAll(keepingCapacity: true)
    }
}
