import Foundation

/// The few file operations whose durability matters here, with errors that name the path.
enum FileSystem {
    /// The error of the last failed call on `path`.
    static func failure(_ action: String, _ path: String, _ code: CInt = errno) -> StorageError {
        .unavailable("cannot \(action) \(path): \(String(cString: strerror(code)))")
    }

    /// Makes a directory if it is missing, with its parents; each new one is made durable in its parent.
    static func makeDirectory(_ path: String, mode: mode_t) throws(StorageError) {
        if mkdir(path, mode) == 0 {
            try synchronizeDirectory(parent(of: path))
            return
        }
        switch errno {
        case EEXIST:
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                throw failure("make directory", path, ENOTDIR)
            }
        case ENOENT where parent(of: path) != path:
            try makeDirectory(parent(of: path), mode: mode)
            try makeDirectory(path, mode: mode)
        default:
            throw failure("make directory", path)
        }
    }

    /// Makes renames into, and new names in, a directory durable.
    static func synchronizeDirectory(_ path: String) throws(StorageError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open directory", path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("synchronize directory", path) }
    }

    /// Makes an empty file that only this user can read, unless there is one.
    static func makePrivateFile(_ path: String) throws(StorageError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("open", path) }
        close(descriptor)
        try synchronizeDirectory(parent(of: path))
    }

    /// Writes a new private file and waits until its bytes are on the disk; on failure there is no file.
    static func writeDurably(_ data: Data, to path: String) throws(StorageError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("create", path) }
        let code = data.withUnsafeBytes { bytes -> CInt in
            var offset = 0
            while offset < bytes.count {
                let count = Glibc.write(descriptor, bytes.baseAddress! + offset, bytes.count - offset)
                if count < 0 {
                    if errno == EINTR { continue }
                    return errno
                }
                offset += count
            }
            return fsync(descriptor) == 0 ? 0 : errno
        }
        close(descriptor)
        guard code == 0 else {
            unlink(path)
            throw failure("write", path, code)
        }
    }

    /// The names in a directory, without `.` and `..`; none if the directory is missing.
    static func names(in path: String) throws(StorageError) -> [String] {
        guard let directory = opendir(path) else {
            if errno == ENOENT { return [] }
            throw failure("list", path)
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
        return names
    }

    /// Whether there is a regular file at the path.
    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private static func parent(of path: String) -> String {
        let parent = (path as NSString).deletingLastPathComponent
        return parent.isEmpty ? "." : parent
    }
}
