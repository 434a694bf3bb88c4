internal import CSandbox

/// How an init is to be isolated, as far as it is known before the sandbox is anybody's.
struct IsolationRequest: Sendable {
    /// Of its processes.
    var user: SandboxUser
    var network: SandboxConfiguration.Network
    /// MB of a /tmp in memory, when there is no image.
    var temporary: Int
    /// Directories of its control group.
    var groups: [String]
    /// Files of its own in /run, by name.
    var files: [(name: String, content: String)]

    static func createMessage(
        name: String,
        _ isolation: IsolationRequest?
    ) throws(SandboxError) -> MessageBuilder {
        var create = lambent_create()
        if let isolation {
            create.flags = UInt32(LAMBENT_CREATE_ISOLATED)
            switch isolation.network {
            case .isolated: break
            case .relayed: create.flags |= UInt32(LAMBENT_CREATE_RELAYED)
            case .host: create.flags |= UInt32(LAMBENT_CREATE_HOST_NETWORK)
            }
            create.user = isolation.user.id
            create.user_group = isolation.user.group
            create.temporary = UInt32(clamping: isolation.temporary)
            create.groups = UInt32(isolation.groups.count)
            create.files = UInt32(isolation.files.count)
        }
        var message = MessageBuilder(create)
        try message.append(strings: [name] + (isolation?.groups ?? []))
        for file in isolation?.files ?? [] { try message.append(strings: [file.name, file.content]) }
        return message
    }
}
