import Crypto
import Foundation

/// The file that holds the local master key: 32 random bytes that only the owner may read.
struct MasterKeyFile {
    static let length = 32

    let path: String

    /// The key in the file; the file is made first when there is none.
    func load() throws(SealingError) -> SymmetricKey {
        if let key = try read() {
            return key
        }
        try create()
        guard let key = try read() else {
            throw .masterKeyUnavailable("the master key \(path) vanished while it was made")
        }
        return key
    }

    /// The key in the file, or nil when there is no file.
    private func read() throws(SealingError) -> SymmetricKey? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw .masterKeyUnavailable("cannot open the master key \(path): \(Self.reason(errno))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            throw .masterKeyUnavailable("cannot examine the master key \(path): \(Self.reason(errno))")
        }
        guard status.st_mode & 0o077 == 0 else {
            throw .masterKeyUnavailable("the master key \(path) is open to others: run chmod 600 on it")
        }
        var bytes = [UInt8](repeating: 0, count: Self.length + 1)
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw .masterKeyUnavailable("cannot read the master key \(path): \(Self.reason(errno))")
            }
            if count == 0 { break }
            filled += count
        }
        guard filled == Self.length else {
            throw .masterKeyUnavailable("the master key \(path) does not have \(Self.length) bytes")
        }
        return SymmetricKey(data: bytes[..<Self.length])
    }

    /// Writes a new key under a temporary name and links it into place, so that nobody ever sees a part of a key and
    /// of two servers that start at once one wins.
    private func create() throws(SealingError) {
        let temporary = path + ".\(getpid()).\(UInt32.random(in: 0...UInt32.max))"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .masterKeyUnavailable("cannot make the master key \(path): \(Self.reason(errno))")
        }
        defer { unlink(temporary) }
        let written = SymmetricKey(size: .bits256).withUnsafeBytes { bytes in
            write(descriptor, bytes.baseAddress, bytes.count)
        }
        let synced = fsync(descriptor)
        close(descriptor)
        guard written == Self.length, synced == 0 else {
            throw .masterKeyUnavailable("cannot write the master key \(path): \(Self.reason(errno))")
        }
        guard link(temporary, path) == 0 || errno == EEXIST else {
            throw .masterKeyUnavailable("cannot put the master key \(path) in place: \(Self.reason(errno))")
        }
        // The name must survive a power cut as well as the bytes, or everything sealed from now on is lost.
        let directory = open((path as NSString).deletingLastPathComponent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if directory >= 0 {
            fsync(directory)
            close(directory)
        }
    }

    private static func reason(_ code: CInt) -> String {
        String(cString: strerror(code))
    }
}
