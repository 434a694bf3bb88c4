package import Foundation

extension ZipPackage {
    /// The names of the files and links that lie directly in a directory of the archive, by its central directory alone.
    ///
    /// - Parameter directory: a name at the root of the archive.
    package static func files(in directory: String, of zip: Data) async throws(PackageError) -> Set<String> {
        try await WorkQueue.shared.run { () throws(PackageError) in
            try zip.withUnsafeBytes { bytes in
                Result { () throws(PackageError) in
                    try UTF8Locale.use { () throws(PackageError) in
                        try files(in: directory, of: bytes)
                    }
                }
            }.get()
        }
    }

    private static func files(
        in directory: String,
        of zip: UnsafeRawBufferPointer
    ) throws(PackageError) -> Set<String> {
        var reader = try ZipReader(zip)
        var names: Set<String> = []
        while let entry = try reader.next() {
            let path = entry.name.split(separator: "/").filter { $0 != "." }
            guard path.count == 2, path[0] == directory else { continue }
            switch entry.kind {
            case .file, .link: names.insert(String(path[1]))
            case .directory, .special: break
            }
        }
        return names
    }
}
