/// Turns scanned ranges of JSON bytes into Swift values.
struct JSONText {
    let bytes: UnsafeRawBufferPointer

    /// The string between the quotes. A lone half of a surrogate pair becomes U+FFFD.
    func string(_ range: Range<Int>, hasEscapes: Bool) -> String {
        let raw = UnsafeRawBufferPointer(rebasing: bytes[range])
        return hasEscapes ? unescaped(raw) : String(decoding: raw, as: UTF8.self)
    }

    /// The number: an integer where it is written as one and fits.
    func number(_ range: Range<Int>, isInteger: Bool) -> Document {
        let text = String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
        if isInteger, let value = Int(text) { return .integer(value) }
        return .number(Double(text) ?? .nan)
    }

    private func unescaped(_ raw: UnsafeRawBufferPointer) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            guard raw[index] == UInt8(ascii: "\\") else {
                result.append(raw[index])
                index += 1
                continue
            }
            let kind = raw[index + 1]
            index += 2
            switch kind {
            case UInt8(ascii: "b"): result.append(0x08)
            case UInt8(ascii: "f"): result.append(0x0C)
            case UInt8(ascii: "n"): result.append(0x0A)
            case UInt8(ascii: "r"): result.append(0x0D)
            case UInt8(ascii: "t"): result.append(0x09)
            case UInt8(ascii: "u"): result.append(contentsOf: Character(scalar(raw, &index)).utf8)
            default: result.append(kind)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// The scalar of the four digits at the index, together with a second escape where the two are a pair.
    private func scalar(_ raw: UnsafeRawBufferPointer, _ index: inout Int) -> Unicode.Scalar {
        let first = codeUnit(raw, index)
        index += 4
        if UTF16.isLeadSurrogate(first), index + 6 <= raw.count, raw[index] == UInt8(ascii: "\\"),
            raw[index + 1] == UInt8(ascii: "u")
        {
            let second = codeUnit(raw, index + 2)
            if UTF16.isTrailSurrogate(second) {
                index += 6
                let value = 0x10000 + (UInt32(first) & 0x3FF) << 10 + UInt32(second) & 0x3FF
                return Unicode.Scalar(value) ?? "\u{FFFD}"
            }
        }
        return Unicode.Scalar(UInt32(first)) ?? "\u{FFFD}"
    }

    private func codeUnit(_ raw: UnsafeRawBufferPointer, _ index: Int) -> UInt16 {
        raw[index..<(index + 4)].reduce(0) { $0 << 4 | UInt16(hexDigit($1) ?? 0) }
    }
}
