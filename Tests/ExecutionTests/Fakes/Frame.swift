/// Writes frames as runtime clients do.
enum Frame {
    static func bytes(_ text: String, type: UInt32 = 0xa55a_0003, microseconds: Int64 = 1_000_000) -> [UInt8] {
        let payload = Array(text.utf8)
        return bigEndian(type) + bigEndian(UInt32(payload.count)) + bigEndian(microseconds) + payload
    }

    private static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }
}
