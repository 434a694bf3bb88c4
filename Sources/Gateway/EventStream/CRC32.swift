/// The cyclic redundancy check of event streams (the one of zip and Ethernet).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in
            value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1
        }
    }

    /// - Parameter previous: the check of what comes before `bytes`; 0 at the start.
    static func checksum(_ bytes: some Sequence<UInt8>, after previous: UInt32 = 0) -> UInt32 {
        ~bytes.reduce(~previous) { value, byte in
            table[Int((value ^ UInt32(byte)) & 0xFF)] ^ value >> 8
        }
    }
}
