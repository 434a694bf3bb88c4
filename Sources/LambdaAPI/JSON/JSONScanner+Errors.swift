extension JSONScanner {
    static var valueKinds: String { "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')" }

    /// An error at a byte.
    func error(_ message: String, at offset: Int) -> JSONSyntaxError {
        let (line, column) = position(of: offset)
        return JSONSyntaxError(message: message, line: line, column: column)
    }

    /// A byte that may not be where it is.
    func unexpected(_ expectation: String, at offset: Int, in part: String = "") -> JSONSyntaxError {
        error("Unexpected character (\(described(bytes[offset])))\(part): \(expectation)", at: offset)
    }

    func expectedValue(at offset: Int) -> JSONSyntaxError {
        unexpected("expected a valid value \(Self.valueKinds)", at: offset)
    }

    /// `'x' (code 120)`, or only the code of a control character.
    func described(_ byte: UInt8) -> String {
        switch byte {
        case 0..<0x20, 0x7F...0x9F: "(CTRL-CHAR, code \(byte))"
        default: "'\(Character(Unicode.Scalar(byte)))' (code \(byte))"
        }
    }

    /// Line and column of a byte, both from 1. Only errors need them, so they are counted then.
    func position(of offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var lineStart = 0
        for index in 0..<min(offset, bytes.count) {
            let byte = bytes[index]
            let endsLine = byte == 0x0A || (byte == 0x0D && (index + 1 >= bytes.count || bytes[index + 1] != 0x0A))
            if endsLine {
                line += 1
                lineStart = index + 1
            }
        }
        return (line, offset - lineStart + 1)
    }
}
