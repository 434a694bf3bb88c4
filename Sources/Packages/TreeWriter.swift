import Foundation

/// Writes files, directories and links below one directory and can reach nothing else: every step of a path is opened
/// from the one before, and links are never followed.
struct TreeWriter: PackageSink, ~Copyable {
    private let root: CInt

    /// The directory written to last: archives list the files of a directory together.
    private var current: (path: [String], descriptor: CInt)?

    /// The file being written.
    private var file: CInt?

    init(directory: String) throws(PackageError) {
        let root = open(directory, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard root >= 0 else { throw Self.failure("open", directory) }
        self.root = root
    }

    deinit {
        if let file { close(file) }
        if let current { close(current.descriptor) }
        close(root)
    }

    mutating func makeDirectory(_ path: [String]) throws(PackageError) {
        _ = try descriptor(of: path)
    }

    mutating func makeLink(_ path: [String], target: String) throws(PackageError) {
        let parent = try descriptor(of: path.dropLast())
        let name = path[path.count - 1]
        try removeFile(name, in: parent)
        guard symlinkat(target, parent, name) == 0 else { throw Self.failure("link", name) }
    }

    mutating func beginFile(_ path: [String]) throws(PackageError) {
        let parent = try descriptor(of: path.dropLast())
        let name = path[path.count - 1]
        try removeFile(name, in: parent)
        let descriptor = openat(parent, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure("create", name) }
        file = descriptor
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) throws(PackageError) {
        guard let file, let start = bytes.baseAddress else { return }
        var offset = 0
        while offset < bytes.count {
            let count = write(file, start + offset, bytes.count - offset)
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.failure("write", "a file")
            }
            offset += count
        }
    }

    mutating func endFile(permissions: UInt16) throws(PackageError) {
        guard let file else { return }
        self.file = nil
        // Readable by everyone, as the function may run as another user; writable by nobody else; never setuid.
        let mode = permissions == 0 ? 0o644 : mode_t(permissions) & 0o755 | 0o444
        let isSet = fchmod(file, mode) == 0
        let failure = Self.failure("set the mode of", "a file")
        close(file)
        guard isSet else { throw failure }
    }

    private func removeFile(_ name: String, in parent: CInt) throws(PackageError) {
        guard unlinkat(parent, name, 0) == 0 || errno == ENOENT else { throw Self.failure("replace", name) }
    }

    /// Opens a directory, making what is missing of its path.
    private mutating func descriptor(of path: some Collection<String>) throws(PackageError) -> CInt {
        if path.isEmpty { return root }
        if let current {
            if current.path.elementsEqual(path) { return current.descriptor }
            close(current.descriptor)
            self.current = nil
        }
        var parent = root
        for name in path {
            let child = Result { () throws(PackageError) in try Self.openDirectory(name, in: parent) }
            if parent != root { close(parent) }
            parent = try child.get()
        }
        current = (Array(path), parent)
        return parent
    }

    private static func openDirectory(_ name: String, in parent: CInt) throws(PackageError) -> CInt {
        let isNew = mkdirat(parent, name, 0o755) == 0
        guard isNew || errno == EEXIST else { throw failure("make directory", name) }
        let child = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard child >= 0 else { throw failure("open directory", name) }
        // The mask of the process may have taken rights away.
        if isNew, fchmod(child, 0o755) != 0 {
            let failure = failure("set the mode of", name)
            close(child)
            throw failure
        }
        return child
    }

    private static func failure(_ action: String, _ name: String) -> PackageError {
        let code = errno
        return .unavailable(reason: "cannot \(action) \(name): \(String(cString: strerror(code)))")
    }
}
