import Neighbours
import Sandbox

/// The directories of this host that stand for file systems.
package struct FileSystemDirectories: Sendable, Equatable {
    /// By the ARN of an access point, its `fsap-…`, or the `fs-…` of a file system; the first that is there counts.
    private let directories: [String: String]

    /// The directory that holds those of all others.
    private let elsewhere: String

    package init(_ directories: [String: String], elsewhere: String) {
        self.directories = directories
        self.elsewhere = elsewhere
    }

    /// What stands for a file system of a function.
    func directory(for system: FunctionFileSystem) -> SharedDirectory {
        let names = [system.arn, system.accessPointID, system.fileSystemID].compactMap(\.self)
        let given = names.lazy.compactMap { directories[$0] }.first
        // Access points of one file system share it, where it is known which it is.
        let own = "\(elsewhere)/\(system.fileSystemID ?? system.accessPointID)"
        var shared = SharedDirectory(target: system.path, directory: given ?? own, isOwn: given == nil)
        shared.path = system.accessPoint?.rootPath ?? "/"
        shared.owner = system.accessPoint?.user.map(SharedDirectory.Owner.init)
        shared.creation = system.accessPoint?.creation.map {
            SharedDirectory.Creation(owner: SharedDirectory.Owner($0.owner), permissions: $0.permissions)
        }
        return shared
    }
}

extension SharedDirectory.Owner {
    fileprivate init(_ owner: AccessPoint.Owner) {
        self.init(user: owner.user, group: owner.group)
    }
}
