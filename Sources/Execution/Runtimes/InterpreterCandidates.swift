import Foundation

/// Where interpreters may lie.
struct InterpreterCandidates: Sendable {
    /// Directories that are looked through first: the PATH of the server.
    let searchPath: [String]

    /// For the version managers that keep interpreters there; nil for none.
    let homeDirectory: String?

    /// Programs of the host that may run `language`, best first: those whose name has the version before the others.
    func programs(for identifier: RuntimeIdentifier) -> [String] {
        programs(in: hostDirectories(), named: Self.names(for: identifier))
    }

    /// Programs of the host whose names carry any version of the same language.
    func programsOfAnyVersion(for identifier: RuntimeIdentifier) -> [String] {
        guard let major = identifier.version.first else { return [] }
        switch identifier.language {
        case .python, .ruby:
            return programs(
                in: hostDirectories(),
                named: (0...30).map { "\(identifier.language.rawValue)\(major).\($0)" }
            )
        case .nodejs, .java, .dotnet, .go, .provided:
            return []
        }
    }

    /// The same within an installed runtime.
    func programs(for identifier: RuntimeIdentifier, under directory: String) -> [String] {
        let places = ["bin", "usr/local/bin", "usr/bin", "var/lang/bin", "opt/bin"].map { "\(directory)/\($0)" }
        return programs(in: places + [directory], named: Self.names(for: identifier))
    }

    private func programs(in directories: [String], named names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.flatMap { name in
            directories.map { "\($0)/\(name)" }
        }.filter { path in
            FileManager.default.isExecutableFile(atPath: path) && seen.insert(path).inserted
        }
    }

    static func names(for identifier: RuntimeIdentifier) -> [String] {
        let version = identifier.version.map(String.init).joined(separator: ".")
        switch identifier.language {
        case .python: return ["python\(version)", "python3", "python"]
        case .nodejs: return ["node\(version)", "node", "nodejs"]
        case .ruby: return ["ruby\(version)", "ruby"]
        case .java: return ["java"]
        case .dotnet, .go, .provided: return []
        }
    }

    private func hostDirectories() -> [String] {
        var directories = searchPath.filter { $0.hasPrefix("/") } + ["/usr/bin", "/usr/local/bin"]
        if let homeDirectory {
            for manager in [
                ".pyenv/versions", ".nvm/versions/node", ".rbenv/versions", ".nodenv/versions",
                ".sdkman/candidates/java",
            ] {
                directories += Self.subdirectories(of: "\(homeDirectory)/\(manager)").map { "\($0)/bin" }
            }
        }
        for parent in ["/opt", "/usr/lib/jvm"] {
            directories += Self.subdirectories(of: parent).map { "\($0)/bin" }
        }
        return directories
    }

    private static func subdirectories(of directory: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.sorted().map { "\(directory)/\($0)" }
    }
}
