import Foundation

/// Makes small zip archives.
enum TestZip {
    /// An archive of files that are stored as they are.
    static func archive(_ files: [(name: String, content: String)]) -> Data {
        var data = Data()
        var directory = Data()
        for file in files {
            let name = Data(file.name.utf8)
            let content = Data(file.content.utf8)
            let offset = UInt32(data.count)
            var common = Data()
            append(UInt16(20), to: &common)
            append(UInt16(0x800), to: &common)
            append(UInt16(0), to: &common)
            append(UInt16(0), to: &common)
            append(UInt16(0x5821), to: &common)
            append(checksum(content), to: &common)
            append(UInt32(content.count), to: &common)
            append(UInt32(content.count), to: &common)
            append(UInt16(name.count), to: &common)
            append(UInt16(0), to: &common)
            append(UInt32(0x0403_4b50), to: &data)
            data += common + name + content
            append(UInt32(0x0201_4b50), to: &directory)
            append(UInt16(0x0314), to: &directory)
            directory += common
            append(UInt16(0), to: &directory)
            append(UInt16(0), to: &directory)
            append(UInt16(0), to: &directory)
            append(UInt32(0o100644) << 16, to: &directory)
            append(offset, to: &directory)
            directory += name
        }
        let start = UInt32(data.count)
        data += directory
        append(UInt32(0x0605_4b50), to: &data)
        append(UInt16(0), to: &data)
        append(UInt16(0), to: &data)
        append(UInt16(files.count), to: &data)
        append(UInt16(files.count), to: &data)
        append(UInt32(directory.count), to: &data)
        append(start, to: &data)
        append(UInt16(0), to: &data)
        return data
    }

    /// A Python function whose bytes differ with the text.
    static func function(_ text: String = "one") -> Data {
        archive([("index.py", "def handler(event, context):\n    return '\(text)'\n")])
    }

    private static func append(_ value: some FixedWidthInteger, to data: inout Data) {
        withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
    }

    private static func checksum(_ data: Data) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in data {
            crc ^= UInt32(byte)
            for _ in 0..<8 {
                crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1
            }
        }
        return ~crc
    }
}
