internal import CSandbox

/// Something to be mounted in a sandbox.
struct SandboxMount: Sendable, Hashable, CustomStringConvertible {
    /// Where, as the processes see it.
    var target: String
    /// Merged, the later over the earlier.
    var sources: [MountSource]

    var description: String {
        "\(sources.map(\.path).joined(separator: ", ")) at \(target)"
    }

    static func prepareMessage(_ mounts: [SandboxMount], sandbox: UInt32) throws(SandboxError) -> MessageBuilder {
        var prepare = lambent_prepare()
        prepare.sandbox = sandbox
        prepare.mounts = UInt32(mounts.count)
        var message = MessageBuilder(prepare)
        for mount in mounts { message.append(UInt32(mount.sources.count)) }
        for mount in mounts { try message.append(strings: [mount.target] + mount.sources.map(\.wireName)) }
        return message
    }

    static func furnishMessage(
        _ mounts: [SandboxMount],
        hostname: String,
        listeners: [SandboxListener],
        network: SandboxConfiguration.Network = .isolated
    ) throws(SandboxError) -> MessageBuilder {
        var furnish = lambent_furnish()
        furnish.mounts = UInt32(mounts.count)
        furnish.listeners = UInt32(listeners.count)
        var message = MessageBuilder(furnish)
        for listener in listeners {
            message.append(
                lambent_listener(
                    address: try listener.networkAddress,
                    port: network == .host ? 0 : listener.port,
                    is_datagram: listener.isDatagram ? 1 : 0
                )
            )
        }
        try message.append(strings: [hostname] + mounts.map(\.target))
        return message
    }
}

extension MountSource {
    fileprivate var wireName: String {
        switch self {
        case .image(let path): "i" + path
        case .directory(let path): "d" + path
        }
    }
}

extension lambent_furnished {
    /// What could not be done.
    func reason(sandbox: String) -> String {
        let what =
            switch step {
            case LAMBENT_ISOLATE_GROUPS: "it cannot enter its control group"
            case LAMBENT_ISOLATE_TEMPORARY: "its /tmp cannot be mounted"
            case LAMBENT_ISOLATE_PROCESSES: "its /proc cannot be mounted"
            case LAMBENT_ISOLATE_ROOT: "it cannot enter its root"
            case LAMBENT_ISOLATE_FILES: "its own files cannot be written"
            case LAMBENT_ISOLATE_NETWORK: "its network cannot be brought up"
            case LAMBENT_ISOLATE_RELAY: "its connections cannot be led outside"
            case LAMBENT_FURNISH_MOUNT: "mount \(index) cannot be put in its place"
            case LAMBENT_FURNISH_HOSTNAME: "its host name cannot be set"
            case LAMBENT_FURNISH_LISTENER: "listener \(index) cannot be opened"
            default: "its init did not understand"
            }
        return "the sandbox \(sandbox) is not whole: \(what)"
    }
}
