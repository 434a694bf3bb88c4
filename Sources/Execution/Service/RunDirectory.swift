import Foundation
import Logging

/// The directory of temporary files of this server.
struct RunDirectory: Sendable {
    let configuration: ExecutionConfiguration
    let logger: Logger

    /// Makes the directory of this server and removes those that killed servers left beside it.
    func prepare() throws {
        let files = FileManager.default
        try files.createDirectory(
            atPath: configuration.instanceDirectory,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        for name in try files.contentsOfDirectory(atPath: configuration.runDirectory)
        where name != configuration.instance {
            remove("\(configuration.runDirectory)/\(name)")
        }
    }

    /// Removes the directory of this server.
    func remove() {
        remove(configuration.instanceDirectory)
    }

    private func remove(_ path: String) {
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            logger.warning("cannot remove temporary files", metadata: ["path": "\(path)", "error": "\(error)"])
        }
    }
}
