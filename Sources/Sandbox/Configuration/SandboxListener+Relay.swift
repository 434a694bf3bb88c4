internal import CSandbox

extension SandboxListener {
    /// The address of the relay in a ``SandboxConfiguration/Network/relayed`` network, and of its name server.
    package static let relayAddress = text(LAMBENT_RELAY_ADDRESS)

    /// An address of every network of a sandbox's own: that of the X-Ray daemon at the service.
    package static let daemonAddress = text(LAMBENT_DAEMON_ADDRESS)

    /// Another one: that of the daemon in an older layout of the service's networks.
    package static let oldDaemonAddress = text(LAMBENT_OLD_DAEMON_ADDRESS)

    private static func text(_ address: UInt32) -> String {
        [24, 16, 8, 0].map { String(address >> $0 & 255) }.joined(separator: ".")
    }

    /// Where connections to addresses outside arrive, questions for names as datagrams, and such questions as connections.
    ///
    /// An accepted connection of the first tells by the socket option `SO_ORIGINAL_DST` where it was to go.
    package static let relay = [
        SandboxListener(address: relayAddress, port: UInt16(LAMBENT_RELAY_PORT)),
        SandboxListener(address: relayAddress, port: UInt16(LAMBENT_NAME_PORT), isDatagram: true),
        SandboxListener(address: relayAddress, port: UInt16(LAMBENT_NAME_PORT)),
    ]
}
