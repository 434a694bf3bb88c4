import Foundation

/// Gives every event its number, growing also over restarts.
///
/// Numbers are reserved in blocks, so that the file is written once in many events; a killed server loses at most the rest
/// of a block.
struct LogSequence {
    private static let block: Int64 = 1 << 16

    private let path: String
    private var next: Int64
    private var reserved: Int64

    /// - Parameters:
    ///   - path: the file that keeps the end of the last block.
    ///   - newestFile: the greatest number known from the log files, for when that file is lost.
    init(path: String, newestFile: Int64) {
        self.path = path
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        let kept = Int64(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
        // Without the file nothing says how many events followed the newest file's first: surely fewer than this.
        next = max(1, kept > newestFile ? kept : newestFile == 0 ? 1 : newestFile + 1 << 32)
        reserved = next
    }

    /// The greatest number that may have been given before.
    var last: Int64 { next - 1 }

    /// The next number. It is given even if the block cannot be kept: then `failure` is called, and after a restart a
    /// reader may see events again.
    mutating func take(failure: (any Error) -> Void) -> Int64 {
        if next >= reserved {
            reserved = next + Self.block
            do {
                try Data("\(reserved)\n".utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
            } catch {
                failure(error)
            }
        }
        defer { next += 1 }
        return next
    }
}
