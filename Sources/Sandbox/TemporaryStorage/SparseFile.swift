import Glibc

/// Files whose empty parts take no room.
enum SparseFile {
    /// An empty file of that size, in place of any that is there.
    static func make(_ path: String, bytes: Int) throws(SandboxError) {
        let descriptor = try create(path)
        defer { close(descriptor) }
        guard ftruncate(descriptor, bytes) == 0 else { throw failure("size", path) }
    }

    /// A copy with the same empty parts, in a file that never has a name; shares the blocks where the file system can.
    ///
    /// - Returns: its descriptor, for reading and writing, owned by the caller.
    static func copy(_ source: String, toUnnamedFileIn directory: String) throws(SandboxError) -> CInt {
        let input = open(source, O_RDONLY | O_CLOEXEC)
        guard input >= 0 else { throw failure("open", source) }
        defer { close(input) }
        let output = try unnamedFile(in: directory)
        do throws(SandboxError) {
            if ioctl(output, cloneRequest, input) != 0 { try copy(input, output, source) }
            return output
        } catch {
            close(output)
            throw error
        }
    }

    private static func copy(_ input: CInt, _ output: CInt, _ source: String) throws(SandboxError) {
        let size = lseek(input, 0, SEEK_END)
        guard size >= 0, ftruncate(output, size) == 0 else { throw failure("copy", source) }
        var offset = lseek(input, 0, seekData)
        while offset >= 0, offset < size {
            let end = lseek(input, offset, seekHole)
            guard end > offset else { throw failure("read", source) }
            try copy(input, output, from: offset, to: end, source)
            offset = lseek(input, end, seekData)
        }
        // ENXIO: there are no data after the last.
        guard offset >= 0 || errno == ENXIO else { throw failure("read", source) }
    }

    private static func copy(
        _ input: CInt,
        _ output: CInt,
        from start: off_t,
        to end: off_t,
        _ source: String
    ) throws(SandboxError) {
        var offset = start
        while offset < end {
            let bytes = [UInt8](unsafeUninitializedCapacity: min(1 << 18, end - offset)) { buffer, count in
                count = max(0, pread(input, buffer.baseAddress, buffer.count, offset))
            }
            guard !bytes.isEmpty else { throw failure("read", source) }
            let written = pwrite(output, bytes, bytes.count, offset)
            guard written > 0 else { throw failure("copy", source) }
            offset += written
        }
    }

    private static func unnamedFile(in directory: String) throws(SandboxError) -> CInt {
        let descriptor = open(directory, temporaryFile | O_RDWR | O_CLOEXEC, 0o600)
        if descriptor >= 0 { return descriptor }
        // Not every file system has files without a name.
        let path = "\(directory)/unnamed-\(UInt64.random(in: .min ... .max))"
        let named = try create(path)
        unlink(path)
        return named
    }

    private static func create(_ path: String) throws(SandboxError) -> CInt {
        unlink(path)
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("make", path) }
        return descriptor
    }

    private static func failure(_ action: String, _ path: String) -> SandboxError {
        SandboxError(.makeFailed, errno: errno, message: "cannot \(action) \(path)")
    }

    // Of the kernel's interface; the library's headers show them to few.
    private static let cloneRequest: UInt = 0x4004_9409
    private static let seekData: CInt = 3
    private static let seekHole: CInt = 4
    private static let temporaryFile: CInt = 0o20000000 | O_DIRECTORY
}
