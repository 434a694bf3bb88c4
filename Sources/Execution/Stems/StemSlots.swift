import Foundation
import Sandbox

/// The directories that a stem sees where code and layers will be.
///
/// They hold empty `lib` directories: the dynamic linker remembers a directory that was missing when it first looked.
struct StemSlots: Sendable {
    /// A directory of this server.
    let directory: String

    var code: MountSource { .directory(path: directory + "/task") }
    var layers: MountSource { .directory(path: directory + "/opt") }
    /// What /opt is without a layer.
    var nothing: MountSource { .directory(path: directory + "/nothing") }

    func make() throws {
        for place in ["/task/lib", "/opt/lib", "/nothing"] {
            try FileManager.default.createDirectory(
                atPath: directory + place,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o755]
            )
        }
    }
}
