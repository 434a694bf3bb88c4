/// A directory of the host that sandboxes share, and write.
///
/// Whatever the users of the sandboxes are, outside everything in it is done as one owner, whose files are those of the
/// sandbox's own user inside.
package struct SharedDirectory: Sendable, Hashable {
    /// A user and a group of the host.
    package struct Owner: Sendable, Hashable {
        package var user: UInt32
        package var group: UInt32

        package init(user: UInt32, group: UInt32) {
            self.user = user
            self.group = group
        }
    }

    /// How a missing directory is made.
    package struct Creation: Sendable, Hashable {
        package var owner: Owner
        /// The bits of `chmod`.
        package var permissions: UInt32

        package init(owner: Owner, permissions: UInt32) {
            self.owner = owner
            self.permissions = permissions
        }
    }

    /// Where, as the processes see it: `/mnt/NAME`.
    package var target: String

    /// A directory of the host, absolute.
    package var directory: String

    /// Whether ``directory`` is the server's own, made when it is missing.
    package var isOwn: Bool

    /// What of ``directory`` is shown, as a path from there; no part of it may be a link.
    package var path = "/"

    /// As whom everything is done outside; nil for the owner of the directory, or an ordinary user where that is root.
    package var owner: Owner?

    /// How what is missing of ``path`` is made; nil when it is not made.
    package var creation: Creation?

    /// Whether the file system cannot show an owner's files as another's, so that the sandbox's user must be the owner.
    package var needsOwner = false

    package init(target: String, directory: String, isOwn: Bool) {
        self.target = target
        self.directory = directory
        self.isOwn = isOwn
    }
}
