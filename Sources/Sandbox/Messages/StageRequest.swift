internal import CSandbox

/// What the roots of isolated sandboxes are made from.
struct StageRequest: Sendable {
    /// Where the launcher puts it.
    var directory: String
    var inUserNamespace: Bool
    /// A hierarchy of control groups to mount for quick moves between groups; empty: none.
    var hierarchy: String
    /// Directories of control groups to remove when the launcher ends.
    var groups: [String]
    var entries: [RootEntry]
    /// What lies over the files of a container image that is a root.
    var furniture: [RootEntry]

    func message() throws(SandboxError) -> MessageBuilder {
        var stage = lambent_stage()
        stage.user_namespace = inUserNamespace ? 1 : 0
        stage.groups = UInt32(groups.count)
        stage.entries = UInt32(entries.count)
        stage.furniture = UInt32(furniture.count)
        var message = MessageBuilder(stage)
        try message.append(strings: [directory, hierarchy] + groups)
        for entry in entries + furniture { try message.append(strings: entry.strings) }
        return message
    }
}

extension lambent_staged {
    /// What could not be done.
    var reason: String {
        switch step {
        case LAMBENT_STAGE_USERS: "this host allows no user namespace"
        case LAMBENT_STAGE_MOUNTS: "this host allows no mount namespace"
        case LAMBENT_STAGE_DIRECTORY: "cannot mount the stage of sandboxes"
        case LAMBENT_STAGE_ENTRIES, LAMBENT_STAGE_TEMPLATE: "cannot build the root of sandboxes"
        default: "the launcher did not understand"
        }
    }
}
