import Foundation
import Synchronization

@testable import Execution

/// A directory that stands for a host: programs whose content is the version that they answer with.
final class Host: Sendable {
    private let root: String
    private let asked = Mutex(0)
    private let compiled = Mutex<[String]>([])

    var questions: Int { asked.withLock { $0 } }
    /// The interpreters that a bootstrap was compiled for.
    var compilations: [String] { compiled.withLock(\.self) }

    private init(_ files: [String: String]) throws {
        root = NSTemporaryDirectory() + "lambent-host-\(UUID().uuidString)"
        for (name, content) in files {
            try write(name, content)
        }
        for name in ["runtimes/python/bootstrap.py", "runtimes/nodejs/bootstrap.cjs"] {
            try write(name, "")
        }
    }

    static func with(_ files: [String: String], _ body: (Host) async throws -> Void) async throws {
        let host = try Host(files)
        defer { try? FileManager.default.removeItem(atPath: host.root) }
        try await body(host)
    }

    func path(_ name: String) -> String { "\(root)/\(name)" }

    func write(_ name: String, _ content: String, modified: Date? = nil) throws {
        let path = path(name)
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        try Data(content.utf8).write(to: URL(fileURLWithPath: path))
        var attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o755]
        attributes[.modificationDate] = modified
        try FileManager.default.setAttributes(attributes, ofItemAtPath: path)
    }

    /// A catalog that sees nothing but this directory, whatever the real host has.
    func catalog(
        fallback: ExecutionConfiguration.RuntimeFallback = .none,
        architectureFallback: ExecutionConfiguration.ArchitectureFallback = .none,
        architecture: HostArchitecture = .current,
        searchPath: [String] = ["a"]
    ) -> RuntimeCatalog {
        RuntimeCatalog(
            installedDirectory: path("installed"),
            bootstrapDirectory: path("runtimes"),
            fallback: fallback,
            architectureFallback: architectureFallback,
            host: architecture,
            candidates: InterpreterCandidates(searchPath: searchPath.map(path), homeDirectory: nil),
            compile: { [self] interpreter, _ in compiled.withLock { $0.append(interpreter.path) } },
            probe: { [self] program, _ in
                guard program.hasPrefix(root) else { return nil }
                asked.withLock { $0 += 1 }
                let content = (try? String(contentsOfFile: program, encoding: .utf8)) ?? ""
                return LanguageVersion(content).map { Interpreter(path: program, version: $0) }
            }
        )
    }
}
