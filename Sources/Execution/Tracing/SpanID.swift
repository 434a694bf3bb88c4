/// Ids of segments and subsegments: sixteen hexadecimal digits.
enum SpanID {
    static func random() -> String { HexDigits.random(bytes: 8) }

    /// An id that follows from a text and a number, and from no other that is likely to be met.
    static func derived(from text: String, _ number: Int) -> String {
        let hash = text.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return HexDigits.string(mixed(hash &+ UInt64(number) &* 0x9e37_79b9_7f4a_7c15), width: 16)
    }

    /// Near numbers come out far from each other: the last steps of SplitMix64.
    private static func mixed(_ number: UInt64) -> UInt64 {
        var bits = number
        bits = (bits ^ bits >> 30) &* 0xbf58_476d_1ce4_e5b9
        bits = (bits ^ bits >> 27) &* 0x94d0_49bb_1331_11eb
        return bits ^ bits >> 31
    }
}
