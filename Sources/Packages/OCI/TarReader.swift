import CArchive
import Foundation

/// Reads the archive of a layer from a file: tar, plain or compressed with gzip or zstd.
struct TarReader: ~Copyable {
    private let archive: OpaquePointer
    /// Bytes of the entry in hand that were not given yet.
    private var rest = 0
    /// Whether the archive has ended without saying so.
    private var isOver = false

    init(path: String) throws(ImageError) {
        guard let archive = archive_read_new() else { throw .unavailable(reason: "out of memory") }
        // Only these of the many formats and compressions; none of them runs another program.
        guard archive_read_support_format_tar(archive) == ARCHIVE_OK,
            archive_read_support_format_empty(archive) == ARCHIVE_OK,
            archive_read_support_filter_gzip(archive) == ARCHIVE_OK,
            archive_read_support_filter_zstd(archive) == ARCHIVE_OK,
            archive_read_open_filename(archive, path, 256 * 1024) == ARCHIVE_OK
        else {
            let reason = Self.reason(archive)
            archive_read_free(archive)
            throw .invalid(reason: "a layer cannot be opened: \(reason)")
        }
        self.archive = archive
    }

    deinit {
        archive_read_free(archive)
    }

    /// The head of the next entry, or nil after the last.
    mutating func next() throws(ImageError) -> TarEntry? {
        if isOver { return nil }
        var entry: OpaquePointer?
        switch archive_read_next_header(archive, &entry) {
        case ARCHIVE_EOF: return nil
        case ARCHIVE_OK, ARCHIVE_WARN: break
        default: throw failure
        }
        guard let entry, let name = Self.text(archive_entry_pathname_utf8(entry), archive_entry_pathname(entry)) else {
            throw .invalid(reason: "an entry of a layer has no readable name")
        }
        rest = Int(archive_entry_size(entry))
        return TarEntry(
            name: name,
            kind: Self.kind(of: entry),
            permissions: UInt16(truncatingIfNeeded: archive_entry_perm(entry) & 0o1777),
            time: archive_entry_mtime_is_set(entry) == 0 ? 0 : Int(archive_entry_mtime(entry))
        )
    }

    private static func kind(of entry: OpaquePointer) -> TarEntry.Kind {
        if let target = text(archive_entry_hardlink_utf8(entry), archive_entry_hardlink(entry)) {
            return .otherName(of: target)
        }
        switch archive_entry_filetype(entry) {
        case 0o040000: return .directory
        case 0o100000: return .file
        case 0o120000: return .link(target: text(archive_entry_symlink_utf8(entry), archive_entry_symlink(entry)) ?? "")
        default: return .special
        }
    }

    private static func text(_ first: UnsafePointer<CChar>?, _ second: UnsafePointer<CChar>?) -> String? {
        (first ?? second).map { String(cString: $0) }
    }

    /// The next piece of the current entry's data and its place in the file, valid until the next call, or nil after the last.
    mutating func nextData() throws(ImageError) -> (offset: Int, bytes: UnsafeRawBufferPointer)? {
        var bytes: UnsafeRawPointer?
        var count = 0
        var offset: la_int64_t = 0
        switch archive_read_data_block(archive, &bytes, &count, &offset) {
        case ARCHIVE_EOF:
            return nil
        case ARCHIVE_OK, ARCHIVE_WARN:
            rest -= count
            return (Int(offset), UnsafeRawBufferPointer(start: bytes, count: count))
        default:
            // Some tools end an archive right after the last file, without what fills its block; readers of images take that.
            guard rest == 0, Self.reason(archive).hasPrefix("Truncated input file") else { throw failure }
            isOver = true
            return nil
        }
    }

    private var failure: ImageError { .invalid(reason: "a layer cannot be read: \(Self.reason(archive))") }

    private static func reason(_ archive: OpaquePointer) -> String {
        archive_error_string(archive).map { String(cString: $0) } ?? "unknown error"
    }
}
