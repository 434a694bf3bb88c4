import Glibc

extension SandboxMount {
    /// Where a sandbox has its parts.
    enum Place {
        static let code = "/var/task"
        static let layers = "/opt"
        static let runtime = "/var/runtime"
        static let temporary = "/tmp"
        static let shared = "/mnt/"
        static let root = "/"
    }

    /// The mounts that a configuration asks for, in the order in which they are to be put in place.
    ///
    /// - Parameter points: a host directory for mount points that a read-only /opt needs.
    static func all(
        for configuration: SandboxConfiguration,
        points: String
    ) throws(SandboxError) -> [SandboxMount] {
        let visible = try visibleDirectories(configuration.visibleDirectories)
        var layers = configuration.layers
        if visible.contains(where: { isBelow($0, Place.layers) }) {
            let points = points + Place.layers
            for directory in visible where isBelow(directory, Place.layers) {
                try makeDirectory(points + directory.dropFirst(Place.layers.count))
            }
            layers.insert(.directory(path: points), at: 0)
        }
        var mounts: [SandboxMount] = []
        if !configuration.root.isEmpty {
            mounts.append(
                SandboxMount(target: Place.root, sources: configuration.root.map { .directory(path: $0) })
            )
        }
        if !layers.isEmpty { mounts.append(SandboxMount(target: Place.layers, sources: layers)) }
        if let code = configuration.code { mounts.append(SandboxMount(target: Place.code, sources: [code])) }
        if let runtime = configuration.runtimeDirectory {
            mounts.append(SandboxMount(target: Place.runtime, sources: [.directory(path: runtime)]))
        }
        for directory in visible {
            mounts.append(SandboxMount(target: directory, sources: [.directory(path: directory)]))
        }
        return mounts
    }

    /// Where shared directories are put, in their order.
    static func shared(_ directories: [SharedDirectory]) throws(SandboxError) -> [SandboxMount] {
        for target in directories.map(\.target) {
            let name = target.dropFirst(Place.shared.count)
            guard target.hasPrefix(Place.shared), !["", ".", ".."].contains(name), !name.contains("/") else {
                throw SandboxError(.invalidSpecification, message: "\(target) is not a directory below /mnt")
            }
        }
        return directories.map { SandboxMount(target: $0.target, sources: [.directory(path: $0.directory)]) }
    }

    /// Those that are not visible anyway, none inside another, the checked ones only.
    private static func visibleDirectories(_ wanted: [String]) throws(SandboxError) -> [String] {
        var visible: [String] = []
        for directory in wanted.sorted() {
            guard directory.hasPrefix("/"), !directory.split(separator: "/").contains("..") else {
                throw SandboxError(.invalidSpecification, message: "\(directory) is not an absolute path")
            }
            let path = "/" + directory.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
            if (RootTemplate.programs + visible).contains(where: { path == $0 || isBelow(path, $0) }) { continue }
            if let reserved = reserved.first(where: { path == "/" || path == $0 || isBelow($0, path) || isClosed(path) }
            ) {
                throw SandboxError(
                    .invalidSpecification,
                    message: "\(path) of the host cannot be shown in a sandbox, which has its own \(reserved)"
                )
            }
            visible.append(path)
        }
        return visible
    }

    /// What a sandbox has of its own.
    private static let reserved = [
        Place.code, Place.layers, Place.runtime, Place.temporary, "/dev", "/etc", "/proc", "/run", "/sys",
    ]

    /// In these nothing of the host is shown, however deep.
    private static func isClosed(_ path: String) -> Bool {
        [Place.code, Place.runtime, "/dev", "/proc", "/run", "/sys"].contains { isBelow(path, $0) }
    }

    private static func isBelow(_ path: String, _ directory: String) -> Bool {
        path.hasPrefix(directory + "/")
    }

    /// Makes the directory and what leads to it so that every user may pass, whatever the server's own umask.
    private static func makeDirectory(_ path: String) throws(SandboxError) {
        var made = ""
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o755) == 0 { chmod(made, 0o755) }
        }
        guard access(path, F_OK) == 0 else {
            throw SandboxError(.makeFailed, errno: errno, message: "cannot make \(path)")
        }
    }
}
