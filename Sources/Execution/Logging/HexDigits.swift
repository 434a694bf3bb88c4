/// Random hexadecimal digits, for names and trace ids.
enum HexDigits {
    private static let digits = Array("0123456789abcdef".utf8)

    /// Twice as many digits as `bytes`, lower case.
    static func random(bytes: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return String(unsafeUninitializedCapacity: bytes * 2) { space in
            var word: UInt64 = 0
            for index in 0..<(bytes * 2) {
                if index.isMultiple(of: 16) {
                    word = generator.next()
                }
                space[index] = digits[Int(word & 0xf)]
                word >>= 4
            }
            return bytes * 2
        }
    }

    /// `value` with at least `width` digits.
    static func string(_ value: UInt64, width: Int) -> String {
        let text = String(value, radix: 16)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
