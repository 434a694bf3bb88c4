import Foundation

/// An open log file, up to the size it is known to have.
struct LogFileHandle: ~Copyable {
    private let path: String
    private let descriptor: CInt
    private let size: Int

    /// Nil if the file is gone: it was the oldest.
    init?(_ path: String, size: Int) throws(LogError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw LogDirectory.failure("open", path)
        }
        self.path = path
        self.descriptor = descriptor
        self.size = size
    }

    deinit {
        close(descriptor)
    }

    /// Up to `count` bytes; none at the end.
    borrowing func read(at offset: Int, count: Int) throws(LogError) -> [UInt8] {
        let count = min(count, size - offset)
        guard count > 0 else { return [] }
        var result = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            repeat {
                result = pread(descriptor, buffer.baseAddress, count, off_t(offset))
            } while result < 0 && errno == EINTR
            initialized = max(0, result)
        }
        guard result >= 0 else { throw LogDirectory.failure("read", path) }
        return bytes
    }

    /// The beginning of a line, at or not far before the first one with a greater sequence.
    borrowing func start(after sequence: Int64) throws(LogError) -> Int {
        var low = 0
        var high = size
        while high - low > 64 << 10 {
            let middle = low + (high - low) / 2
            guard let line = try lineStart(from: middle, to: high),
                let found = LogLine.sequence(of: try read(at: line, count: 32)),
                found <= sequence
            else {
                high = middle
                continue
            }
            low = line
        }
        return low
    }

    /// The first beginning of a line after `offset` and before `end`.
    private borrowing func lineStart(from offset: Int, to end: Int) throws(LogError) -> Int? {
        var offset = offset
        while offset < end {
            let bytes = try read(at: offset, count: 4096)
            if bytes.isEmpty { return nil }
            if let newline = bytes.firstIndex(of: UInt8(ascii: "\n")) {
                let start = offset + newline + 1
                return start < end ? start : nil
            }
            offset += bytes.count
        }
        return nil
    }
}
