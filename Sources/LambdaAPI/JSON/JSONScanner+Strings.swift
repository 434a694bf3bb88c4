extension JSONScanner {
    /// What a string is, for the texts of errors.
    enum StringRole: String {
        case name
        case value = "string value"
    }

    /// Reads a string whose opening quote is next. The range is what stands between the quotes.
    mutating func readString(as role: StringRole) throws(JSONSyntaxError) -> (Range<Int>, hasEscapes: Bool) {
        offset += 1
        let start = offset
        var hasEscapes = false
        while true {
            skipPlainText()
            guard offset < bytes.count else { throw endOfString(role) }
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                offset += 1
                return (start..<(offset - 1), hasEscapes)
            } else if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                try skipEscape()
            } else if byte < 0x20 {
                throw error(
                    "Illegal unquoted character (\(described(byte))): has to be escaped using backslash to be "
                        + "included in \(role.rawValue)",
                    at: offset + 1
                )
            } else if byte < 0x80 {
                offset += 1
            } else {
                try skipMultibyte()
            }
        }
    }

    /// Passes over bytes that are plain ASCII, eight at a time.
    @inline(__always)
    private mutating func skipPlainText() {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while offset + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            // Each term has the high bit of a byte set where that byte is a quote, a backslash, a control character.
            let quote = word ^ (ones &* 0x22)
            let slash = word ^ (ones &* 0x5C)
            let stops =
                (quote &- ones) & ~quote | (slash &- ones) & ~slash | (word &- (ones &* 0x20)) & ~word | word
            if stops & highs != 0 { return }
            offset += 8
        }
    }

    private mutating func skipEscape() throws(JSONSyntaxError) {
        guard offset + 1 < bytes.count else {
            throw error("Unexpected end-of-input in character escape sequence", at: bytes.count)
        }
        let byte = bytes[offset + 1]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            offset += 2
        case UInt8(ascii: "u"):
            for index in (offset + 2)..<(offset + 6) {
                guard index < bytes.count else {
                    throw error("Unexpected end-of-input in character escape sequence", at: bytes.count)
                }
                guard hexDigit(bytes[index]) != nil else {
                    throw unexpected("expected a hex-digit for character escape sequence", at: index)
                }
            }
            offset += 6
        default:
            throw error("Unrecognized character escape \(described(byte))", at: offset + 1)
        }
    }

    private mutating func skipMultibyte() throws(JSONSyntaxError) {
        let lead = bytes[offset]
        let second: ClosedRange<UInt8>
        let length: Int
        switch lead {
        case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        default: throw error("Invalid UTF-8 start byte 0x\(String(lead, radix: 16))", at: offset + 1)
        }
        for index in 1..<length {
            guard offset + index < bytes.count else { throw endOfString(.value) }
            let byte = bytes[offset + index]
            guard (index == 1 ? second : 0x80...0xBF).contains(byte) else {
                throw error("Invalid UTF-8 middle byte 0x\(String(byte, radix: 16))", at: offset + index + 1)
            }
        }
        offset += length
    }

    private func endOfString(_ role: StringRole) -> JSONSyntaxError {
        switch role {
        case .name: error("Unexpected end-of-input in field name", at: bytes.count)
        case .value: error("Unexpected end-of-input: was expecting closing quote for a string value", at: bytes.count)
        }
    }
}

/// The value of a hexadecimal digit.
@inline(__always)
func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
}
