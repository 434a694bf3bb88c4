/// One pass over JSON bytes with a stack of its own, so that nesting cannot exhaust the thread's.
struct JSONScanner<Sink: JSONSink> {
    /// Nesting beyond this is refused; the parser that the service uses has the same bound.
    static var maximumDepth: Int { 1000 }

    let bytes: UnsafeRawBufferPointer
    var offset = 0
    var sink: Sink
    /// Open containers, outermost first.
    private var open: [Container] = []

    struct Container {
        let isObject: Bool
        let start: Int
    }

    init(_ bytes: UnsafeRawBufferPointer, sink: Sink) {
        self.bytes = bytes
        self.sink = sink
    }

    /// Reads one value and nothing after it.
    mutating func scan() throws(JSONSyntaxError) {
        skipWhitespace()
        guard offset < bytes.count else { throw error("No content to map due to end-of-input", at: offset) }
        repeat {
            if try beginValue() { continue }
            try finishValue()
        } while !open.isEmpty
        skipWhitespace()
        guard offset == bytes.count else {
            throw unexpected("Expected space separating root-level values", at: offset)
        }
    }

    /// Reads a scalar or opens a container. True where a value of the new container comes next.
    private mutating func beginValue() throws(JSONSyntaxError) -> Bool {
        skipWhitespace()
        guard offset < bytes.count else { throw endOfInput() }
        let start = offset
        switch bytes[offset] {
        case UInt8(ascii: "{"):
            try push(Container(isObject: true, start: start))
            sink.beginObject()
            skipWhitespace()
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "}") {
                close()
                return false
            }
            try readKey()
            return true
        case UInt8(ascii: "["):
            try push(Container(isObject: false, start: start))
            sink.beginArray()
            skipWhitespace()
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "]") {
                close()
                return false
            }
            return true
        case UInt8(ascii: "\""):
            let (range, hasEscapes) = try readString(as: .value)
            sink.string(range, hasEscapes: hasEscapes)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            let (range, isInteger) = try readNumber()
            sink.number(range, isInteger: isInteger)
        default:
            sink.literal(try readLiteral())
        }
        return false
    }

    /// After a value: closes containers until one goes on with a further value, or none is open.
    private mutating func finishValue() throws(JSONSyntaxError) {
        while let container = open.last {
            skipWhitespace()
            guard offset < bytes.count else { throw endOfInput() }
            switch bytes[offset] {
            case UInt8(ascii: ","):
                offset += 1
                if container.isObject { try readKey() } else { try refuseTrailingComma() }
                return
            case UInt8(ascii: "}") where container.isObject, UInt8(ascii: "]") where !container.isObject:
                close()
            case let byte where byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]"):
                throw wrongCloseMarker(byte, in: container)
            default:
                let kind = container.isObject ? "Object" : "Array"
                throw unexpected("was expecting comma to separate \(kind) entries", at: offset)
            }
        }
    }

    private mutating func refuseTrailingComma() throws(JSONSyntaxError) {
        skipWhitespace()
        if offset < bytes.count, bytes[offset] == UInt8(ascii: "]") { throw expectedValue(at: offset) }
    }

    private mutating func readKey() throws(JSONSyntaxError) {
        skipWhitespace()
        guard offset < bytes.count else { throw endOfInput() }
        guard bytes[offset] == UInt8(ascii: "\"") else {
            throw unexpected("was expecting double-quote to start field name", at: offset)
        }
        let (range, hasEscapes) = try readString(as: .name)
        sink.key(range, hasEscapes: hasEscapes)
        skipWhitespace()
        guard offset < bytes.count else { throw endOfInput() }
        guard bytes[offset] == UInt8(ascii: ":") else {
            throw unexpected("was expecting a colon to separate field name and value", at: offset)
        }
        offset += 1
    }

    private mutating func push(_ container: Container) throws(JSONSyntaxError) {
        open.append(container)
        offset += 1
        guard open.count <= Self.maximumDepth else {
            throw error(
                "Document nesting depth (\(open.count)) exceeds the maximum allowed (\(Self.maximumDepth), "
                    + "from `StreamReadConstraints.getMaxNestingDepth()`)",
                at: offset
            )
        }
    }

    private mutating func close() {
        offset += 1
        guard let container = open.popLast() else { return }
        if container.isObject { sink.endObject() } else { sink.endArray() }
    }

    @inline(__always)
    mutating func skipWhitespace() {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            default: return
            }
        }
    }

    /// The input ended where a container is open.
    func endOfInput() -> JSONSyntaxError {
        guard let container = open.last else { return error("Unexpected end-of-input", at: bytes.count) }
        let kind = container.isObject ? "Object" : "Array"
        let (line, column) = position(of: container.start)
        return error(
            "Unexpected end-of-input: expected close marker for \(kind) (start marker at "
                + "\(JSONSyntaxError.place(line: line, column: column)))",
            at: bytes.count
        )
    }

    private func wrongCloseMarker(_ byte: UInt8, in container: Container) -> JSONSyntaxError {
        let (line, column) = position(of: container.start)
        return error(
            "Unexpected close marker '\(Character(Unicode.Scalar(byte)))': expected "
                + "'\(container.isObject ? "}" : "]")' (for \(container.isObject ? "Object" : "Array") starting at "
                + "\(JSONSyntaxError.place(line: line, column: column)))",
            at: offset
        )
    }
}
