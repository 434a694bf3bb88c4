import CArchive
import Crypto
import Foundation

/// The parts of images as they were fetched, each under its digest: `sha256/<digest>` as in an OCI image layout.
struct ImageBlobs: Sendable {
    let directory: String

    func path(_ digest: String) -> String { "\(directory)/sha256/\(digest)" }

    func make() throws(ImageError) {
        do {
            try FileManager.default.createDirectory(atPath: directory + "/sha256", withIntermediateDirectories: true)
        } catch {
            throw .unavailable(reason: "cannot make \(directory): \(error.localizedDescription)")
        }
    }

    /// Whether a file of the right size is there; what is in it is checked when it is used.
    func has(_ part: ImagePart) -> Bool {
        var status = stat()
        guard let hex = part.hex, lstat(path(hex), &status) == 0 else { return false }
        return status.st_mode & S_IFMT == S_IFREG && Int(status.st_size) == part.size
    }

    /// The bytes of a small part, checked.
    ///
    /// - Throws: `.invalid` when they are not what the digest says.
    func small(_ part: ImagePart) throws(ImageError) -> Data {
        guard part.size <= ImageManifest.limit, let hex = part.hex else {
            throw .unsupported(reason: "\(part.digest) is too large")
        }
        let data = try Self.read(path(hex), limit: ImageManifest.limit)
        guard data.digest == hex else { throw .invalid(reason: "\(part.digest) has other bytes") }
        return data
    }

    /// Checks a large part. It takes as long as reading it.
    func verify(_ part: ImagePart) throws(ImageError) {
        guard let hex = part.hex else { throw .unsupported(reason: part.digest) }
        guard try Self.copy(path(hex), size: part.size, to: nil) == hex else {
            unlink(path(hex))
            throw .invalid(reason: "\(part.digest) has other bytes")
        }
    }

    /// Keeps a small part.
    func add(_ data: Data, as part: ImagePart) throws(ImageError) {
        guard let hex = part.hex, data.digest == hex else { throw .invalid(reason: "\(part.digest) has other bytes") }
        do {
            try data.write(to: URL(fileURLWithPath: path(hex)), options: .atomic)
        } catch {
            throw .unavailable(reason: "cannot write \(path(hex)): \(error.localizedDescription)")
        }
    }

    /// Takes a part over from a file that is not trusted, whole or not at all.
    func take(_ part: ImagePart, from file: String, temporary: String) throws(ImageError) {
        guard let hex = part.hex else { throw .unsupported(reason: part.digest) }
        let target = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw Self.failure("create", temporary) }
        defer {
            close(target)
            unlink(temporary)
        }
        guard try Self.copy(file, size: part.size, to: target) == hex else {
            throw .invalid(reason: "\(part.digest) has other bytes")
        }
        guard fsync(target) == 0, rename(temporary, path(hex)) == 0 else { throw Self.failure("keep", temporary) }
    }

    /// The digests of what is there.
    func digests() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory + "/sha256")) ?? [])
            .filter(PackageDirectory.isDigest)
    }

    func remove(_ digest: String) {
        unlink(path(digest))
    }

    /// Reads a small file that is not trusted.
    static func read(_ path: String, limit: Int) throws(ImageError) -> Data {
        let file = try openRegular(path)
        defer { close(file) }
        var data = Data()
        var piece = [UInt8](repeating: 0, count: 64 * 1024)
        while true {
            let count = Glibc.read(file, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", path) }
            if count == 0 { return data }
            data.append(contentsOf: piece[..<count])
            guard data.count <= limit else { throw .unsupported(reason: "\(path) is larger than \(limit) bytes") }
        }
    }

    /// The digest of exactly `size` bytes, which are also written to `target`.
    private static func copy(_ path: String, size: Int, to target: CInt?) throws(ImageError) -> String {
        let file = try openRegular(path)
        defer { close(file) }
        var hash = SHA256()
        var rest = size
        var piece = [UInt8](repeating: 0, count: 1024 * 1024)
        while true {
            let count = Glibc.read(file, &piece, piece.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("read", path) }
            if count == 0 { break }
            rest -= count
            guard rest >= 0 else { throw .invalid(reason: "\(path) is larger than its manifest says") }
            piece[..<count].withUnsafeBytes { hash.update(bufferPointer: $0) }
            var written = 0
            while let target, written < count {
                let now = piece[written..<count].withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
                if now < 0, errno == EINTR { continue }
                guard now > 0 else { throw failure("write a copy of", path) }
                written += now
            }
        }
        guard rest == 0 else { throw .invalid(reason: "\(path) is smaller than its manifest says") }
        return PackageDirectory.hexadecimal(hash.finalize())
    }

    private static func openRegular(_ path: String) throws(ImageError) -> CInt {
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { throw .notFound(reason: "\(path) does not exist") }
            if errno == EACCES { throw .denied(reason: "\(path) cannot be read by the server") }
            throw failure("open", path)
        }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(file)
            throw .invalid(reason: "\(path) is not a file")
        }
        return file
    }

    private static func failure(_ action: String, _ path: String) -> ImageError {
        let code = errno
        return .unavailable(reason: "cannot \(action) \(path): \(String(cString: strerror(code)))")
    }
}
