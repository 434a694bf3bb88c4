import CArchive
import Foundation

/// Reads a zip archive in memory, by its central directory.
struct ZipReader: ~Copyable {
    private let archive: OpaquePointer

    /// - Parameter zip: must stay valid as long as the reader.
    init(_ zip: UnsafeRawBufferPointer) throws(PackageError) {
        guard let archive = archive_read_new() else { throw .unavailable(reason: "out of memory") }
        // Only this one of the many formats: no streaming zip, whose names and sizes may differ from the directory's.
        guard archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK,
            archive_read_open_memory(archive, zip.baseAddress, zip.count) == ARCHIVE_OK
        else {
            archive_read_free(archive)
            throw .notAZip
        }
        self.archive = archive
    }

    deinit {
        archive_read_free(archive)
    }

    /// The head of the next entry, or nil after the last.
    mutating func next() throws(PackageError) -> ZipEntry? {
        var entry: OpaquePointer?
        switch archive_read_next_header(archive, &entry) {
        case ARCHIVE_EOF: return nil
        // Warnings are about the local copy of the head; only the central one is used, and the data are counted.
        case ARCHIVE_OK, ARCHIVE_WARN: break
        default: throw failure
        }
        guard let entry else { throw .corrupt(reason: "an entry has no head") }
        guard archive_entry_is_encrypted(entry) == 0 else { throw .corrupt(reason: "an entry is encrypted") }
        guard let name = archive_entry_pathname(entry) else { throw .corrupt(reason: "an entry has no readable name") }
        return ZipEntry(
            name: String(cString: name),
            kind: kind(of: entry),
            permissions: UInt16(truncatingIfNeeded: archive_entry_perm(entry) & 0o777)
        )
    }

    private func kind(of entry: OpaquePointer) -> ZipEntry.Kind {
        switch archive_entry_filetype(entry) {
        case 0o040000: .directory
        case 0o100000: .file
        case 0o120000: .link(target: archive_entry_symlink(entry).map { String(cString: $0) } ?? "")
        default: .special
        }
    }

    /// The next piece of the current entry's data, valid until the next call, or nil after the last; throws at the end if
    /// the checksum is wrong.
    mutating func nextData() throws(PackageError) -> UnsafeRawBufferPointer? {
        var bytes: UnsafeRawPointer?
        var count = 0
        var offset: la_int64_t = 0
        switch archive_read_data_block(archive, &bytes, &count, &offset) {
        case ARCHIVE_EOF: return nil
        case ARCHIVE_OK: return UnsafeRawBufferPointer(start: bytes, count: count)
        default: throw failure
        }
    }

    private var failure: PackageError {
        let reason = archive_error_string(archive).map { String(cString: $0) } ?? "unknown error"
        return reason.hasPrefix("Unrecognized archive format") ? .notAZip : .corrupt(reason: reason)
    }
}
