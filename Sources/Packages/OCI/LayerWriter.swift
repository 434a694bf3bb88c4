import CArchive
import Foundation

/// Writes the entries of a layer below one directory and can reach nothing else: every step of a path is opened from the
/// one before, and links are never followed.
struct LayerWriter: ~Copyable {
    /// What becomes of the marks that take away files of the layers below.
    enum Whiteouts {
        /// They become those of an overlay file system, in which the layers are stacked later.
        case kept
        /// They are carried out: the layers are written one over the other into the same directory.
        case applied
    }

    /// What a layer may hold.
    struct Limits {
        var bytes: Int
        var entries = 2_000_000
    }

    private let directory: String
    private let root: CInt
    private let whiteouts: Whiteouts
    private let limits: Limits
    private let abandonment: Abandonment
    /// The directory written to last: archives list the files of a directory together.
    private var current: (path: [String], descriptor: CInt)?
    /// What this layer has written, where it is written over others; paths.
    private var own: Set<String> = []
    private var entries = 0
    /// Of all files.
    private(set) var bytes = 0

    init(
        directory: String,
        whiteouts: Whiteouts,
        limits: Limits,
        abandonment: Abandonment = Abandonment()
    ) throws(ImageError) {
        let root = open(directory, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard root >= 0 else { throw Self.failure("open", directory) }
        self.directory = directory
        self.root = root
        self.whiteouts = whiteouts
        self.limits = limits
        self.abandonment = abandonment
    }

    deinit {
        if let current { close(current.descriptor) }
        close(root)
    }

    /// Writes a whole archive.
    mutating func write(_ reader: inout TarReader) throws(ImageError) {
        while let entry = try reader.next() {
            entries += 1
            try abandonment.check()
            guard entries <= limits.entries else { throw .invalid(reason: "a layer has too many entries") }
            let path = try LayerPath.parts(of: entry.name)
            guard let name = path.last else { continue }  // the root itself
            switch LayerPath.mark(name) {
            case .none: try write(entry, at: path, &reader)
            case .covers: try cover(Array(path.dropLast()))
            case .removes(let removed): try remove(Array(path.dropLast()) + [removed])
            case .ignored: break
            }
        }
    }

    private mutating func write(_ entry: TarEntry, at path: [String], _ reader: inout TarReader) throws(ImageError) {
        switch entry.kind {
        case .directory:
            let made = try descriptor(of: path)
            guard fchmod(made, mode_t(entry.permissions) | 0o700) == 0 else {
                throw Self.failure("set the mode of", entry.name)
            }
        case .link(let target):
            guard !target.isEmpty, target.utf8.count < 4096 else {
                throw .invalid(reason: "\(entry.name) links nowhere")
            }
            let parent = try makeRoom(at: path)
            guard symlinkat(target, parent, path[path.count - 1]) == 0 else { throw Self.failure("link", entry.name) }
        case .otherName(let target):
            try link(path, to: try LayerPath.parts(of: target), entry)
        case .file:
            try writeFile(entry, at: path, &reader)
        case .special:
            // Sandboxes have their own devices, and would not be let at these.
            break
        }
    }

    private mutating func writeFile(_ entry: TarEntry, at path: [String], _ reader: inout TarReader) throws(ImageError)
    {
        let parent = try makeRoom(at: path)
        let file = openat(parent, path[path.count - 1], O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.failure("create", entry.name) }
        defer { close(file) }
        var (size, filled) = (0, 0)
        while let data = try reader.nextData() {
            try abandonment.check()
            // Holes of sparse files are not written, but count: what the archive says about sizes may be a lie.
            let (end, isBeyond) = data.offset.addingReportingOverflow(data.bytes.count)
            guard !isBeyond, data.offset >= 0, end <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
            size = max(size, end)
            filled += data.bytes.count
            bytes += data.bytes.count
            guard bytes <= limits.bytes else { throw .tooLarge(limit: limits.bytes) }
            var written = 0
            while written < data.bytes.count, let start = data.bytes.baseAddress {
                let count = pwrite(file, start + written, data.bytes.count - written, off_t(data.offset + written))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { throw Self.failure("write", entry.name) }
                written += count
            }
        }
        // A hole may be the last of it.
        if size != filled, ftruncate(file, off_t(size)) != 0 { throw Self.failure("size", entry.name) }
        // Neither setuid nor setgid; interpreters compare times of files with what they have compiled.
        guard fchmod(file, mode_t(entry.permissions & 0o777) | 0o600) == 0 else {
            throw Self.failure("set the mode of", entry.name)
        }
        let time = timespec(tv_sec: entry.time, tv_nsec: 0)
        _ = [time, time].withUnsafeBufferPointer { futimens(file, $0.baseAddress) }
    }

    private mutating func link(_ path: [String], to target: [String], _ entry: TarEntry) throws(ImageError) {
        guard let name = target.last else { throw .invalid(reason: "\(entry.name) is another name of nothing") }
        // Its own descriptor: the directory in hand may be another.
        let source = dup(try descriptor(of: Array(target.dropLast())))
        defer { close(source) }
        var status = stat()
        guard source >= 0, fstatat(source, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
            [S_IFREG, S_IFLNK].contains(status.st_mode & S_IFMT)
        else { throw .invalid(reason: "\(entry.name) is another name of what is not there") }
        if path == target { return }
        let parent = try makeRoom(at: path)
        guard linkat(source, name, parent, path[path.count - 1], 0) == 0 else { throw Self.failure("link", entry.name) }
    }

    // MARK: Whiteouts

    /// Takes away everything that the layers below have in a directory.
    private mutating func cover(_ path: [String]) throws(ImageError) {
        let covered = try descriptor(of: path)
        switch whiteouts {
        case .kept:
            try Self.makeOpaque(covered)
        case .applied:
            let place = path.isEmpty ? directory : directory + "/" + path.joined(separator: "/")
            for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
            where !own.contains(LayerPath.text(path + [name])) {
                try? FileManager.default.removeItem(atPath: "\(place)/\(name)")
            }
        }
    }

    /// Takes away one thing that the layers below have.
    private mutating func remove(_ path: [String]) throws(ImageError) {
        let parent = try descriptor(of: Array(path.dropLast()))
        let name = path[path.count - 1]
        switch whiteouts {
        case .applied:
            if !own.contains(LayerPath.text(path)) { removeTree(path) }
        case .kept:
            if mknodat(parent, name, S_IFCHR, 0) == 0 { return }
            guard errno == EEXIST else { throw Self.failure("cover", name) }
            // The layer itself has another thing of this name; only what is below it is taken away.
            var status = stat()
            guard fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                return
            }
            try Self.makeOpaque(try descriptor(of: path))
        }
    }

    private static func makeOpaque(_ directory: CInt) throws(ImageError) {
        guard fsetxattr(directory, "user.overlay.opaque", "y", 1, 0) == 0 else {
            throw failure("mark a directory with an extended attribute in", "the image directory")
        }
    }

    // MARK: Directories

    /// The directory that a new thing goes into, in which nothing of its name is left.
    private mutating func makeRoom(at path: [String]) throws(ImageError) -> CInt {
        let parent = try descriptor(of: Array(path.dropLast()))
        let name = path[path.count - 1]
        if unlinkat(parent, name, 0) != 0, errno != ENOENT {
            guard errno == EISDIR || errno == EPERM else { throw Self.failure("replace", name) }
            removeTree(path)
        }
        if whiteouts == .applied { own.insert(LayerPath.text(path)) }
        return parent
    }

    /// Its parents are real directories, which were just walked.
    private mutating func removeTree(_ path: [String]) {
        try? FileManager.default.removeItem(atPath: directory + "/" + path.joined(separator: "/"))
    }

    /// Opens a directory, making what is missing of its path.
    private mutating func descriptor(of path: [String]) throws(ImageError) -> CInt {
        if path.isEmpty { return root }
        if let current {
            if current.path == path { return current.descriptor }
            close(current.descriptor)
            self.current = nil
        }
        var parent = root
        for depth in path.indices {
            let child = Result { () throws(ImageError) in try openDirectory(Array(path[...depth]), in: parent) }
            if parent != root { close(parent) }
            parent = try child.get()
        }
        current = (path, parent)
        return parent
    }

    private mutating func openDirectory(_ path: [String], in parent: CInt) throws(ImageError) -> CInt {
        let name = path[path.count - 1]
        if mkdirat(parent, name, 0o755) == 0 {
            fchmodat(parent, name, 0o755, 0)
        } else if errno != EEXIST {
            throw Self.failure("make directory", name)
        }
        if whiteouts == .applied { own.insert(LayerPath.text(path)) }
        let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
        var child = openat(parent, name, flags)
        if child < 0, errno == ENOTDIR || errno == ELOOP {
            // Something of another kind is there; a mark that took it away now means what the directory does not have.
            var status = stat()
            let wasMark = fstatat(parent, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFCHR
            guard unlinkat(parent, name, 0) == 0, mkdirat(parent, name, 0o755) == 0 else {
                throw Self.failure("replace", name)
            }
            child = openat(parent, name, flags)
            if wasMark, child >= 0 { try Self.makeOpaque(child) }
        }
        guard child >= 0 else { throw Self.failure("open directory", name) }
        return child
    }

    private static func failure(_ action: String, _ name: String) -> ImageError {
        let code = errno
        return .unavailable(reason: "cannot \(action) \(name): \(String(cString: strerror(code)))")
    }
}
