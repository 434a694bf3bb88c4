import LambdaAPI

/// Hexadecimal digits, lower case, for names and trace ids.
enum HexDigits {
    /// Random ones, twice as many digits as `bytes`.
    static func random(bytes: Int) -> String {
        String(unsafeUninitializedCapacity: bytes * 2) { space in
            var writer = Writer(space)
            writer.writeRandom(digits: bytes * 2)
            return writer.length
        }
    }

    /// `value` with at least `width` digits.
    static func string(_ value: UInt64, width: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// Writes text with digits in it into memory that has room for all of it.
    struct Writer {
        private let space: UnsafeMutableBufferPointer<UInt8>
        private(set) var length = 0

        init(_ space: UnsafeMutableBufferPointer<UInt8>) {
            self.space = space
        }

        mutating func write(_ text: StaticString) {
            for byte in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) {
                space[length] = byte
                length += 1
            }
        }

        /// The last `digits` digits of a number, 16 at most.
        mutating func write(_ value: UInt64, digits: Int) {
            for index in (0..<digits).reversed() {
                let digit = UInt8(truncatingIfNeeded: value >> (4 * UInt64(index)) & 0xf)
                space[length] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
                length += 1
            }
        }

        mutating func writeRandom(digits: Int) {
            var left = digits
            while left > 0 {
                write(SystemRandom.next(), digits: min(left, 16))
                left -= 16
            }
        }
    }
}
