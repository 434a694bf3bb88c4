import Foundation

extension Interpreter {
    /// Where the libraries of an installation are whose program is this one. Taken out of an image, it does not find them by
    /// itself: there they lay where the system looks.
    static func libraryDirectories(besides program: String) -> [String] {
        let parts = program.split(separator: "/")
        guard parts.count >= 2, parts[parts.count - 2] == "bin" else { return [] }
        let installation = "/" + parts.dropLast(2).joined(separator: "/")
        return ["lib", "lib64"].map { "\(installation)/\($0)" }.filter { FileManager.default.fileExists(atPath: $0) }
    }

    /// The directories that the interpreter needs beside the system's own: its installation, unless that is the system's.
    ///
    /// An installation is the directory above `bin`; one that holds more than the interpreter, such as a home directory, is
    /// not given away for it.
    ///
    /// - Parameter homeDirectory: of the server's user; nil when there is none.
    func directories(homeDirectory: String?) -> [String] {
        let parts = path.split(separator: "/").map(String.init)
        let system: Set<String> = ["usr", "bin", "sbin", "lib", "lib64"]
        guard parts.count >= 2, !system.contains(parts[0]) else { return [] }
        // Whose libraries lie beside it, in directories of their own.
        if parts.starts(with: ["nix", "store"]) { return ["/nix/store"] }
        let program = parts.dropLast()
        let installation = program.last == "bin" ? Array(program.dropLast()) : Array(program)
        let home = (homeDirectory ?? "").split(separator: "/").map(String.init)
        let isShared = installation.count < 2 || home.starts(with: installation)
        return ["/" + (isShared ? Array(program) : installation).joined(separator: "/")]
    }
}
