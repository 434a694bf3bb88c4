import Glibc

/// One directory of a control group file system and its files.
struct GroupDirectory: Sendable, Hashable {
    /// Which of the two interfaces its files have.
    enum Version: Sendable, Hashable {
        case v1, v2
    }

    let path: String
    let version: Version
    /// What this directory does for its group.
    let features: Set<ControlGroupFeature>
    /// For a plain directory in the place of the kernel's: files are made as they are written, and go with the directory.
    let isPlain: Bool

    func child(_ name: String) -> GroupDirectory {
        GroupDirectory(path: "\(path)/\(name)", version: version, features: features, isPlain: isPlain)
    }

    func make() throws(ControlGroupError) {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw ControlGroupError("make", path, errno: errno) }
    }

    /// Fails with EBUSY while there are processes or groups inside.
    func remove() throws(ControlGroupError) {
        if isPlain { removeFiles() }
        guard rmdir(path) == 0 || errno == ENOENT else { throw ControlGroupError("remove", path, errno: errno) }
    }

    private func removeFiles() {
        for name in DirectoryNames.files(in: path) { unlink("\(path)/\(name)") }
    }

    func exists() -> Bool {
        access(path, F_OK) == 0
    }

    func has(_ file: String) -> Bool {
        access("\(path)/\(file)", F_OK) == 0
    }

    func isWritable(_ file: String) -> Bool {
        access("\(path)/\(file)", W_OK) == 0
    }

    /// The names of the groups below.
    func children() -> [String] {
        DirectoryNames.directories(in: path)
    }

    /// Nil when the file is missing or not readable.
    func read(_ file: String) -> String? {
        FileText.read("\(path)/\(file)")
    }

    /// In one `write`, as these files need it.
    func write(_ file: String, _ value: String) throws(ControlGroupError) {
        let name = "\(path)/\(file)"
        let descriptor = open(name, O_WRONLY | O_CLOEXEC | (isPlain ? O_CREAT | O_TRUNC : 0), 0o644)
        guard descriptor >= 0 else { throw ControlGroupError("write", name, errno: errno) }
        defer { close(descriptor) }
        var text = value
        let written = text.withUTF8 { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        guard written == text.utf8.count else { throw ControlGroupError("write \(value) to", name, errno: errno) }
    }

    /// The same where the file may be missing, as it depends on the kernel's configuration.
    func writeIfPresent(_ file: String, _ value: String) throws(ControlGroupError) {
        do {
            try write(file, value)
        } catch  where error.errno == ENOENT {
        }
    }

    /// The processes of this group alone, those of groups below not counted.
    func processes() -> [Int32] {
        (read("cgroup.procs") ?? "").split(separator: "\n").compactMap { Int32($0) }
    }

    func attach(_ process: Int32) throws(ControlGroupError) {
        try write("cgroup.procs", String(process))
    }

    /// The number after `key` in a file of lines `key number`.
    func number(_ key: String, in file: String) -> Int? {
        KeyedNumbers(read(file) ?? "")[key]
    }
}
