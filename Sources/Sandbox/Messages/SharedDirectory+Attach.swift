internal import CSandbox
import Glibc

extension SharedDirectory {
    /// What came of attaching one.
    struct Attached {
        /// The caller's to close.
        var mount: CInt
        /// As whom everything is done outside.
        var owner: Owner
    }

    /// - Parameters:
    ///   - user: whose the owner's files are to be; nil when they need not be anybody else's.
    ///   - limit: how long the file system may take.
    func attachMessage(as user: SandboxUser?, limit: Duration) throws(SandboxError) -> MessageBuilder {
        var attach = lambent_attach()
        if isOwn { attach.flags |= UInt32(LAMBENT_ATTACH_OWN) }
        if let user {
            attach.flags |= UInt32(LAMBENT_ATTACH_MAPS)
            attach.user = user.id
            attach.group = user.group
        }
        if let owner {
            attach.flags |= UInt32(LAMBENT_ATTACH_OWNED)
            attach.owner_user = owner.user
            attach.owner_group = owner.group
        }
        if let creation {
            attach.flags |= UInt32(LAMBENT_ATTACH_CREATES)
            attach.creation_user = creation.owner.user
            attach.creation_group = creation.owner.group
            attach.creation_mode = creation.permissions
        }
        attach.milliseconds = UInt32(clamping: Int64(limit / .milliseconds(1)))
        var message = MessageBuilder(attach)
        try message.append(strings: [directory, path])
        return message
    }

    /// What the launcher says.
    ///
    /// - Returns: nil when the file system cannot show the owner's files as another's.
    func attached(_ answer: Message) throws(SandboxError) -> (attached: Attached?, owner: Owner) {
        guard let content = answer.content(as: lambent_attached.self) else {
            throw SandboxError(.launcherUnavailable, message: "the launcher does not make sense")
        }
        let owner = Owner(user: content.owner_user, group: content.owner_group)
        if content.step == LAMBENT_ATTACH_MAP { return (nil, owner) }
        guard content.step == 0, let mount = answer.descriptors.first else {
            throw SandboxError(.sharedDirectoryFailed, errno: content.error, message: reason(content.step))
        }
        return (Attached(mount: mount, owner: owner), owner)
    }

    private func reason(_ step: UInt32) -> String {
        switch step {
        case LAMBENT_ATTACH_DIRECTORY: "\(directory) cannot be opened as a directory"
        case LAMBENT_ATTACH_PATH: "\(path) cannot be opened as a directory of \(directory)"
        case LAMBENT_ATTACH_OWNER: "functions do not act as root in \(directory)"
        case LAMBENT_ATTACH_TIME: "\(directory) does not answer"
        default: "\(directory) cannot be mounted at \(target)"
        }
    }
}
