import CArchive
import Foundation

/// Builds zip archives byte by byte, hostile ones too.
struct ZipBuilder {
    private struct Item {
        var name: [UInt8]
        var mode: UInt16
        var flags: UInt16
        var data: Data
        var crc: UInt32
        var offset: UInt32
    }

    private var body = Data()
    private var items: [Item] = []

    /// The bytes of an archive with the entries that `build` adds.
    static func zip(_ build: (inout ZipBuilder) -> Void) -> Data {
        var builder = ZipBuilder()
        build(&builder)
        return builder.finished()
    }

    mutating func file(_ name: String, _ text: String = "", mode: UInt16 = 0o644) {
        add(Array(name.utf8), mode: 0o100000 | mode, Data(text.utf8))
    }

    mutating func directory(_ name: String, mode: UInt16 = 0o755) {
        add(Array((name + "/").utf8), mode: 0o040000 | mode, Data())
    }

    mutating func link(_ name: String, to target: String) {
        add(Array(name.utf8), mode: 0o120777, Data(target.utf8))
    }

    /// - Parameters:
    ///   - mode: the type and permissions as Unix has them; 0 for an archive that has none.
    ///   - wrongChecksum: whether the checksum is not that of the data.
    ///   - flags: the general purpose flags; bit 11 says that the name is UTF-8.
    mutating func add(
        _ name: [UInt8],
        mode: UInt16,
        _ data: Data,
        wrongChecksum: Bool = false,
        flags: UInt16 = 1 << 11
    ) {
        let crc = Self.checksum(data) ^ (wrongChecksum ? 1 : 0)
        let item = Item(name: name, mode: mode, flags: flags, data: data, crc: crc, offset: UInt32(body.count))
        items.append(item)
        body.append(little(UInt32(0x0403_4b50)) + little(UInt16(20)) + common(item) + little(UInt16(0)))
        body.append(contentsOf: name)
        body.append(data)
    }

    private func finished() -> Data {
        var directory = Data()
        for item in items {
            directory.append(
                little(UInt32(0x0201_4b50)) + little(UInt16(3 << 8 | 20)) + little(UInt16(20)) + common(item)
            )
            directory.append(little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)))
            directory.append(little(UInt32(item.mode) << 16) + little(item.offset))
            directory.append(contentsOf: item.name)
        }
        var end = little(UInt32(0x0605_4b50)) + little(UInt32(0))
        end += little(UInt16(items.count)) + little(UInt16(items.count))
        end += little(UInt32(directory.count)) + little(UInt32(body.count)) + little(UInt16(0))
        return body + directory + end
    }

    /// The part that the head of an entry and its place in the directory share: flags to the length of the name.
    private func common(_ item: Item) -> Data {
        little(item.flags) + little(UInt16(0)) + little(UInt32(0x5821_0000)) + little(item.crc)
            + little(UInt32(item.data.count)) + little(UInt32(item.data.count)) + little(UInt16(item.name.count))
    }

    private func little<Value: FixedWidthInteger>(_ value: Value) -> Data {
        withUnsafeBytes(of: value.littleEndian) { Data($0) }
    }

    private static func checksum(_ data: Data) -> UInt32 {
        var crc = ~UInt32(0)
        for byte in data {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc >> 1 ^ (crc & 1 == 1 ? 0xedb8_8320 : 0) }
        }
        return ~crc
    }

    /// An archive of one deflated file of zeros: a few kilobytes for every megabyte.
    static func bomb(unzippedBytes: Int) -> Data {
        var buffer = Data(count: unzippedBytes / 500 + 4096)
        var used = 0
        let archive = archive_write_new()
        archive_write_set_format_zip(archive)
        buffer.withUnsafeMutableBytes { bytes in
            archive_write_open_memory(archive, bytes.baseAddress, bytes.count, &used)
            let entry = archive_entry_new()
            archive_entry_set_pathname(entry, "zeros")
            archive_entry_set_filetype(entry, 0o100000)
            archive_entry_set_perm(entry, 0o644)
            archive_entry_set_size(entry, Int64(unzippedBytes))
            archive_write_header(archive, entry)
            let zeros = [UInt8](repeating: 0, count: 1 << 16)
            var left = unzippedBytes
            while left > 0 { left -= archive_write_data(archive, zeros, min(left, zeros.count)) }
            archive_write_close(archive)
            archive_entry_free(entry)
        }
        archive_write_free(archive)
        return buffer.prefix(used)
    }
}
