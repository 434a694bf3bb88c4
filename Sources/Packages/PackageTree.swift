/// The tree that the entries of an archive make, and the rules for what may be in it.
///
/// It decides alone, without a file system, so a check of an archive and its unpacking cannot differ.
struct PackageTree {
    /// What to do for an accepted entry.
    enum Action: Equatable {
        /// Nothing: it names the root, or a directory that is there.
        case none
        /// Make the directory, with its parents where they are missing.
        case makeDirectory([String])
        /// Write a file in place of the file or link of that name, if there is one.
        case writeFile([String])
        /// Make a symbolic link in place of the file or link of that name, if there is one.
        case makeLink([String], target: String)
    }

    private final class Node {
        enum Kind { case directory, file, link }
        var kind: Kind
        var children: [String: Node] = [:]

        init(_ kind: Kind) {
            self.kind = kind
        }
    }

    private let root = Node(.directory)
    private let limits: PackageLimits

    /// Directories that no entry names count too: one entry can ask for a thousand of them.
    private var nodeCount = 0

    init(limits: PackageLimits) {
        self.limits = limits
    }

    /// Whether there is a file or link of that name at the root.
    func hasFile(_ name: String) -> Bool {
        guard let node = root.children[name] else { return false }
        return node.kind != .directory
    }

    /// Takes an entry into the tree, or refuses it.
    mutating func add(_ entry: ZipEntry) throws(PackageError) -> Action {
        let path = try components(of: entry)
        switch entry.kind {
        case .special:
            throw .unsafeEntry(name: entry.name, reason: "neither a file, a directory nor a link")
        case .directory:
            let before = nodeCount
            _ = try directory(at: path[...], for: entry)
            return nodeCount == before ? .none : .makeDirectory(path)
        case .file:
            try place(.file, at: path, for: entry)
            return .writeFile(path)
        case .link(let target):
            try check(target: target, depth: path.count - 1, of: entry)
            try place(.link, at: path, for: entry)
            return .makeLink(path, target: target)
        }
    }

    /// The parts of the entry's name, free of `.` and of empty ones.
    private func components(of entry: ZipEntry) throws(PackageError) -> [String] {
        let name = entry.name
        guard name.utf8.count <= limits.nameBytes else {
            throw .unsafeEntry(name: String(name.prefix(64)) + "…", reason: "the name is too long")
        }
        guard !name.hasPrefix("/") else { throw .unsafeEntry(name: name, reason: "the path is absolute") }
        let path = name.split(separator: "/").filter { $0 != "." }.map(String.init)
        for component in path {
            guard component != ".." else { throw .unsafeEntry(name: name, reason: "the path climbs with ..") }
            guard component.utf8.count <= 255 else { throw .unsafeEntry(name: name, reason: "the name is too long") }
        }
        guard !path.isEmpty || (entry.kind == .directory && !name.isEmpty) else {
            throw .unsafeEntry(name: name, reason: "the name is empty")
        }
        return path
    }

    /// The node of a directory, made with its parents if it is missing; never through a link or a file.
    private mutating func directory(at path: ArraySlice<String>, for entry: ZipEntry) throws(PackageError) -> Node {
        var node = root
        for component in path {
            if let child = node.children[component] {
                switch child.kind {
                case .directory: break
                case .link: throw .unsafeEntry(name: entry.name, reason: "the path leads through a link")
                case .file: throw .unsafeEntry(name: entry.name, reason: "\(component) is both a file and a directory")
                }
                node = child
            } else {
                node = try insert(.directory, component, into: node)
            }
        }
        return node
    }

    private mutating func place(_ kind: Node.Kind, at path: [String], for entry: ZipEntry) throws(PackageError) {
        let parent = try directory(at: path.dropLast(), for: entry)
        let name = path[path.count - 1]
        if let existing = parent.children[name] {
            guard existing.kind != .directory else {
                throw .unsafeEntry(name: entry.name, reason: "\(name) is both a file and a directory")
            }
            // As with every unzip tool, the last entry of a name wins.
            existing.kind = kind
        } else {
            _ = try insert(kind, name, into: parent)
        }
    }

    private mutating func insert(_ kind: Node.Kind, _ name: String, into parent: Node) throws(PackageError) -> Node {
        nodeCount += 1
        guard nodeCount <= limits.entries else { throw .tooManyEntries(limit: limits.entries) }
        let node = Node(kind)
        parent.children[name] = node
        return node
    }

    /// A target may climb at its beginning only, and not above the root.
    ///
    /// The directory of a link is a real one, so the climb is exact; a `..` after a name could lead out through another
    /// link. Whatever the names lead through then obeys the same rule.
    private func check(target: String, depth: Int, of entry: ZipEntry) throws(PackageError) {
        guard !target.isEmpty, target.utf8.count < 4096 else {
            throw .unsafeEntry(name: entry.name, reason: "the link has no usable target")
        }
        guard !target.hasPrefix("/") else { throw .unsafeEntry(name: entry.name, reason: "the link is absolute") }
        let steps = target.split(separator: "/").filter { $0 != "." }
        let climb = steps.prefix { $0 == ".." }.count
        guard climb <= depth, !steps.dropFirst(climb).contains("..") else {
            throw .unsafeEntry(name: entry.name, reason: "the link leads out of the package")
        }
    }
}
