extension JSONScanner {
    /// Longer numbers are refused, as by the parser that the service uses.
    static var maximumNumberLength: Int { 1000 }

    /// Reads a number whose first byte is next.
    mutating func readNumber() throws(JSONSyntaxError) -> (Range<Int>, isInteger: Bool) {
        let start = offset
        if bytes[offset] == UInt8(ascii: "-") {
            offset += 1
            try requireDigit("expected digit (0-9) to follow minus sign, for valid numeric value")
        }
        let integerStart = offset
        skipDigits()
        if bytes[integerStart] == UInt8(ascii: "0"), offset > integerStart + 1 {
            throw error("Invalid numeric value: Leading zeroes not allowed", at: integerStart + 1)
        }
        var isInteger = true
        if offset < bytes.count, bytes[offset] == UInt8(ascii: ".") {
            isInteger = false
            offset += 1
            try requireDigit("Decimal point not followed by a digit")
            skipDigits()
        }
        if offset < bytes.count, bytes[offset] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            offset += 1
            if offset < bytes.count, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") {
                offset += 1
            }
            try requireDigit("Exponent indicator not followed by a digit")
            skipDigits()
        }
        guard offset - start <= Self.maximumNumberLength else {
            throw error(
                "Number value length (\(offset - start)) exceeds the maximum allowed (\(Self.maximumNumberLength), "
                    + "from `StreamReadConstraints.getMaxNumberLength()`)",
                at: offset
            )
        }
        return (start..<offset, isInteger)
    }

    private mutating func skipDigits() {
        while offset < bytes.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[offset] { offset += 1 }
    }

    private func requireDigit(_ expectation: String) throws(JSONSyntaxError) {
        guard offset < bytes.count else { throw error("Unexpected end-of-input in a Number value", at: bytes.count) }
        guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[offset] else {
            throw unexpected(expectation, at: offset, in: " in numeric value")
        }
    }

    /// Reads `null`, `true` or `false`, or refuses what stands there instead.
    mutating func readLiteral() throws(JSONSyntaxError) -> JSONLiteral {
        let start = offset
        while offset < bytes.count, isWordByte(bytes[offset]) { offset += 1 }
        guard offset > start, !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[start]) else {
            throw expectedValue(at: start)
        }
        let word = bytes[start..<offset]
        if word.elementsEqual("null".utf8) { return .null }
        if word.elementsEqual("true".utf8) { return .true }
        if word.elementsEqual("false".utf8) { return .false }
        let shown = String(decoding: word.prefix(256), as: UTF8.self)
        throw error("Unrecognized token '\(shown)': was expecting \(Self.valueKinds)", at: offset)
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"):
            true
        default: false
        }
    }
}
