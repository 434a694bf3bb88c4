import Sandbox

/// Where the function finds the X-Ray daemon.
struct TraceDaemonAddress: Sendable, Equatable {
    var host: String
    var port: Int

    /// - Parameter runtime: an identifier of the API; one layout of the service's networks is older (recorded).
    static func within(_ runtime: String) -> TraceDaemonAddress {
        let isOld = runtime == "provided.al2" || runtime == "provided"
        return TraceDaemonAddress(
            host: isOld ? SandboxListener.oldDaemonAddress : SandboxListener.daemonAddress,
            port: 2000
        )
    }

    /// What an environment must listen on.
    ///
    /// - Parameter isIsolated: it has a network of its own; else the port is one that is free.
    func listener(isIsolated: Bool) -> SandboxListener {
        isIsolated
            ? SandboxListener(address: host, port: UInt16(port), isDatagram: true)
            : SandboxListener(port: UInt16(port), isDatagram: true)
    }
}
