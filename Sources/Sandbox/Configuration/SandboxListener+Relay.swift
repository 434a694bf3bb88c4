internal import CSandbox

extension SandboxListener {
    /// The address of the relay in a ``SandboxConfiguration/Network/relayed`` network, and of its name server.
    package static let relayAddress: String = {
        let address = UInt32(LAMBENT_RELAY_ADDRESS)
        return [24, 16, 8, 0].map { String(address >> $0 & 255) }.joined(separator: ".")
    }()

    /// Where connections to addresses outside arrive, questions for names as datagrams, and such questions as connections.
    ///
    /// An accepted connection of the first tells by the socket option `SO_ORIGINAL_DST` where it was to go.
    package static let relay = [
        SandboxListener(address: relayAddress, port: UInt16(LAMBENT_RELAY_PORT)),
        SandboxListener(address: relayAddress, port: UInt16(LAMBENT_NAME_PORT), isDatagram: true),
        SandboxListener(address: relayAddress, port: UInt16(LAMBENT_NAME_PORT)),
    ]
}
