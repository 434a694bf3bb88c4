import Foundation

/// The files of this repository, found from where this file was compiled.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func manifest() throws -> PackageManifest {
        PackageManifest(source: try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8))
    }

    /// The modules that the Swift files of a target import, each with a file that does.
    static func imports(ofTarget name: String) throws -> [String: String] {
        let statement =
            #/^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:package|public|internal|private|fileprivate)\s+)?import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias|actor)\s+)?(\w+)/#
            .anchorsMatchLineEndings()
        var imports: [String: String] = [:]
        for file in try swiftFiles(ofTarget: name) {
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: statement) {
                imports[String(match.1)] = file.lastPathComponent
            }
        }
        return imports
    }

    static func swiftFiles(ofTarget name: String) throws -> [URL] {
        let directory = root.appending(path: "Sources/\(name)")
        guard let files = FileManager.default.enumerator(at: directory, includingPropertiesForKeys: nil) else {
            return []
        }
        return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    }

    /// The names of the folders below `Sources`.
    static func sourceFolders() throws -> Set<String> {
        let sources = root.appending(path: "Sources")
        return Set(try FileManager.default.contentsOfDirectory(atPath: sources.path))
    }
}
