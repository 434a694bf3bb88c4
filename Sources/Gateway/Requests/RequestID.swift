import LambdaAPI

/// Makes request ids: random version 4 UUIDs in lower case.
///
/// Foundation's take several times as long, and every invocation needs one.
enum RequestID {
    private static let digits = Array("0123456789abcdef".utf8)

    static func next() -> String {
        let high = SystemRandom.next() & ~0xF000 | 0x4000
        let low = SystemRandom.next() & ~(0b11 << 62) | 0b10 << 62
        return String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for index in 0..<32 {
                if index == 8 || index == 12 || index == 16 || index == 20 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = index < 16 ? high : low
                let shift = UInt64(60 - 4 * (index & 15))
                buffer[position] = digits[Int(word >> shift & 0xF)]
                position += 1
            }
            return position
        }
    }
}
