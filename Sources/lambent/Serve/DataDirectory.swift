import Foundation

/// The directory where everything is kept, and the parts of it.
struct DataDirectory {
    let path: String

    var logs: String { path + "/logs" }
    var packages: String { path + "/packages" }
    /// Container images.
    var images: String { path + "/images" }
    /// Temporary files of environments.
    var run: String { path + "/run" }
    /// Of the sandboxes.
    var sandboxes: String { path + "/sandboxes" }
    /// Of file systems that have no directory elsewhere.
    var fileSystems: String { path + "/file-systems" }
    var installedRuntimes: String { path + "/runtimes" }

    /// Makes the directory, for its owner alone, unless it is there.
    init(path: String) throws {
        let absolute = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        self.path = absolute
        do {
            try FileManager.default.createDirectory(
                atPath: absolute,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw StartError("The data directory \(absolute) cannot be made: \(error.localizedDescription)")
        }
    }
}
