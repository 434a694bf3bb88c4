import Glibc

// Looking into text without making characters or pieces of it: the paths and fields of every invocation are read this way.
extension Span where Element == UInt8 {
    /// Whether these bytes begin with `text`.
    package func starts(with text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        return count >= length && withUnsafeBytes { memcmp($0.baseAddress!, text.utf8Start, length) == 0 }
    }

    /// Whether these bytes end with `text`.
    package func ends(with text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        return count >= length
            && withUnsafeBytes { memcmp($0.baseAddress! + (count - length), text.utf8Start, length) == 0 }
    }

    /// Where `text`, of at least a byte, begins in these bytes; nil when it is not in them.
    package func offset(of text: StaticString) -> Int? {
        var candidate = offset(of: text.utf8Start[0])
        while let offset = candidate {
            if extracting(offset...).starts(with: text) { return offset }
            candidate = self.offset(of: text.utf8Start[0], from: offset + 1)
        }
        return nil
    }

    /// Where a byte is first, from `start` on; nil when it is not there.
    package func offset(of byte: UInt8, from start: Int = 0) -> Int? {
        guard start < count else { return nil }
        return withUnsafeBytes { bytes in
            memchr(bytes.baseAddress! + start, CInt(byte), bytes.count - start).map { found in
                UnsafeRawPointer(found) - bytes.baseAddress!
            }
        }
    }
}
