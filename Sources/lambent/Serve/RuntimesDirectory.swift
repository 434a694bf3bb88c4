import Foundation

/// Finds the directory of the language bootstraps from wherever the server is started.
enum RuntimesDirectory {
    /// A file that every such directory has.
    private static let mark = "python/bootstrap.py"

    /// - Parameters:
    ///   - configured: what the operator said; nil when he said nothing.
    ///   - executable: the path of the running executable.
    /// - Throws: ``StartError`` with the places that were looked at.
    static func find(configured: String?, executable: String) throws -> String {
        let candidates = configured.map { [absolute($0)] } ?? candidates(executable: executable)
        for candidate in candidates where FileManager.default.fileExists(atPath: candidate + "/" + mark) {
            return candidate
        }
        throw StartError(
            """
            The language bootstraps were not found: none of \(candidates.joined(separator: ", ")) has \(mark). \
            Name their directory with --runtimes or LAMBENT_RUNTIMES.
            """
        )
    }

    /// Beside an installed executable, then in every directory above it, as in a source tree.
    static func candidates(executable: String) -> [String] {
        var directory = (executable as NSString).deletingLastPathComponent
        var candidates = [
            ((directory as NSString).deletingLastPathComponent as NSString)
                .appendingPathComponent("share/lambent/runtimes")
        ]
        while true {
            candidates.append((directory as NSString).appendingPathComponent("Runtimes"))
            let parent = (directory as NSString).deletingLastPathComponent
            if parent == directory || parent.isEmpty { return candidates }
            directory = parent
        }
    }

    /// The path of the running executable, with links resolved.
    static var executable: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
