import Foundation

/// Where the installed versions of runtimes lie: the first of a runtime in a directory of its name, others beside it with
/// their version, such as `python3.12@3.12.4`.
struct InstalledRuntimes: Sendable {
    /// Of all installed runtimes.
    let directory: String

    /// The directories that hold versions of a runtime.
    func directories(of name: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.filter { $0 == name || $0.hasPrefix(name + "@") }.sorted().map { "\(directory)/\($0)" }
    }

    /// Where a version is installed: the first one, or beside others.
    func place(for name: String, version: LanguageVersion) -> String {
        let first = "\(directory)/\(name)"
        return FileManager.default.fileExists(atPath: first) ? "\(first)@\(version)" : first
    }

    /// Whether a program is that of an installed version of a runtime.
    func holds(_ program: String, of name: String) -> Bool {
        program.hasPrefix("\(directory)/\(name)/") || program.hasPrefix("\(directory)/\(name)@")
    }
}
