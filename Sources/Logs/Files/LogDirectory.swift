import Foundation

/// Where the files are: `<directory>/<group>/<stream>/<first sequence>.jsonl`.
struct LogDirectory: Sendable {
    static let fileSuffix = ".jsonl"

    private let directory: String

    init(_ directory: String) throws(LogError) {
        self.directory = directory
        try Self.makeDirectory(directory)
    }

    func path(_ file: LogFile, of key: LogStreamKey) -> String {
        let digits = String(file.firstSequence)
        let padding = String(repeating: "0", count: max(0, 16 - digits.count))
        return "\(path(of: key))/\(padding)\(digits)\(Self.fileSuffix)"
    }

    /// The file that remembers which sequences were given.
    var sequencePath: String { directory + "/.sequence" }

    /// Opens a file of a stream for appending; makes it, with the directories above it, if it is missing.
    func open(_ file: LogFile, of key: LogStreamKey) throws(LogError) -> CInt {
        let path = path(file, of: key)
        let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC
        var descriptor = Glibc.open(path, flags, 0o600)
        if descriptor < 0, errno == ENOENT {
            try Self.makeDirectory(self.path(of: key))
            descriptor = Glibc.open(path, flags, 0o600)
        }
        guard descriptor >= 0 else { throw Self.failure("open", path) }
        return descriptor
    }

    func remove(_ file: LogFile, of key: LogStreamKey) throws(LogError) {
        let path = path(file, of: key)
        guard unlink(path) == 0 || errno == ENOENT else { throw Self.failure("remove", path) }
    }

    /// Removes the directory of a stream that has no file any more.
    func removeDirectory(of key: LogStreamKey) {
        // The directories of a long name stay as long as another name begins alike.
        var path = path(of: key)
        let group = directory + "/" + LogName.path(for: key.group)
        while path != group, path.hasPrefix(group), rmdir(path) == 0 {
            path = (path as NSString).deletingLastPathComponent
        }
    }

    /// Reads what groups and files there are, each stream's oldest first; names that are not ours are left alone.
    func contents() -> (groups: [String], streams: [LogStreamKey: [LogFile]]) {
        var groups: [String] = []
        var streams: [LogStreamKey: [LogFile]] = [:]
        for (group, groupPath) in named(below: directory) {
            groups.append(group)
            for (stream, streamPath) in named(below: groupPath) {
                streams[LogStreamKey(group: group, stream: stream)] = files(in: streamPath)
            }
        }
        return (groups, streams)
    }

    private func path(of key: LogStreamKey) -> String {
        "\(directory)/\(LogName.path(for: key.group))/\(LogName.path(for: key.stream))"
    }

    /// The directories below one that stand for names, with the names.
    private func named(below path: String, components: [String] = []) -> [(name: String, path: String)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.flatMap { component -> [(name: String, path: String)] in
            let path = path + "/" + component
            if component.hasSuffix(LogName.continuation) {
                return named(below: path, components: components + [component])
            }
            guard !component.hasSuffix(Self.fileSuffix), !component.hasPrefix("."),
                let name = LogName.name(ofComponents: components + [component])
            else { return [] }
            return [(name, path)]
        }
    }

    private func files(in path: String) -> [LogFile] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.compactMap { name in
            var status = stat()
            guard name.hasSuffix(Self.fileSuffix), let sequence = Int64(name.dropLast(Self.fileSuffix.count)),
                lstat(path + "/" + name, &status) == 0, status.st_mode & S_IFMT == S_IFREG
            else { return nil }
            return LogFile(firstSequence: sequence, size: Int(status.st_size))
        }.sorted { $0.firstSequence < $1.firstSequence }
    }

    private static func makeDirectory(_ path: String) throws(LogError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw .unavailable(reason: "cannot make \(path): \(error.localizedDescription)")
        }
    }

    static func failure(_ action: String, _ path: String) -> LogError {
        let code = errno
        return .unavailable(reason: "cannot \(action) \(path): \(String(cString: strerror(code)))")
    }
}
