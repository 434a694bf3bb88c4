import Glibc

extension LinuxLauncher {
    package func check(_ directory: SharedDirectory) async throws(SandboxError) -> SharedDirectory? {
        let user = host.inUserNamespace ? nil : SandboxUser(id: SandboxUsers.nobody)
        let connection = try await process.connection()
        var checked = directory
        let found = try await connection.attach(directory, as: user, limit: sharedDirectoryLimit)
        checked.owner = found.owner
        if let attached = found.attached {
            close(attached.mount)
        } else {
            guard found.owner.user != 0, found.owner.group != 0 else {
                throw SandboxError(
                    .sharedDirectoryFailed,
                    errno: EPERM,
                    message: "the file system of \(directory.directory) lets nobody but root act as root"
                )
            }
            checked.needsOwner = true
        }
        return checked
    }

    /// Returns the descriptors of the mounts.
    func attach(
        _ directories: [SharedDirectory],
        for bare: BareSandbox
    ) async throws(SandboxError) -> [CInt] {
        var mounts: [CInt] = []
        do throws(SandboxError) {
            for directory in directories {
                let isOwner = host.inUserNamespace || directory.needsOwner
                let user = isOwner ? nil : bare.user
                let limit = sharedDirectoryLimit
                guard let found = try await bare.connection.attach(directory, as: user, limit: limit).attached else {
                    throw SandboxError(
                        .sharedDirectoryFailed,
                        errno: EOPNOTSUPP,
                        message: "\(directory.directory) cannot be shown to another user any more"
                    )
                }
                mounts.append(found.mount)
            }
            return mounts
        } catch {
            for mount in mounts { close(mount) }
            throw error
        }
    }
}
