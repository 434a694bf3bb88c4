import Glibc

/// Whole small files of the kernel's, as text.
enum FileText {
    static func read(_ path: String) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while true {
            // A page is what most of these files give at once; their sizes say nothing.
            let chunk = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
                count = max(0, Glibc.read(descriptor, buffer.baseAddress, buffer.count))
            }
            if chunk.isEmpty { break }
            bytes += chunk
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The names in a directory, by what they are.
enum DirectoryNames {
    static func files(in path: String) -> [String] {
        names(in: path) { $0 != S_IFDIR }
    }

    static func directories(in path: String) -> [String] {
        names(in: path) { $0 == S_IFDIR }
    }

    private static func names(in path: String, where isWanted: (mode_t) -> Bool) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            var status = stat()
            guard name != ".", name != "..", lstat("\(path)/\(name)", &status) == 0,
                isWanted(status.st_mode & S_IFMT)
            else { continue }
            names.append(name)
        }
        return names
    }
}
