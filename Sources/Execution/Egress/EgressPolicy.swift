import Glibc

/// Which addresses functions may reach through the server.
///
/// All but this host's own, on which the server itself and whatever trusts the host's users listen, and those that tell a machine
/// its secrets. Other environments have no address at all.
struct EgressPolicy: Sendable {
    private let isOwn: @Sendable (EgressDestination) -> Bool

    /// - Parameter isOwn: whether an address is one of this host.
    init(isOwn: @escaping @Sendable (EgressDestination) -> Bool = EgressPolicy.isAddressOfThisHost) {
        self.isOwn = isOwn
    }

    /// Why the destination may not be reached; nil when it may.
    func refusal(of destination: EgressDestination) -> String? {
        for (range, bits, reason) in Self.closed where destination.address >> (32 - bits) == range >> (32 - bits) {
            return reason
        }
        return isOwn(destination) ? "an address of this host" : nil
    }

    /// Ranges by their first address and how many bits they fix.
    private static let closed: [(range: UInt32, bits: UInt32, reason: String)] = [
        (0x0000_0000, 8, "not an address of anybody"),
        (0x7F00_0000, 8, "the loopback of this host"),
        // Clouds tell a machine its own credentials there.
        (0xA9FE_0000, 16, "an address of the wire to which this host is connected"),
        (0xA83F_8110, 32, "the cloud's address for this host alone"),
        (0x6464_64C8, 32, "the cloud's address for this host alone"),
        (0xE000_0000, 3, "not an address of one machine"),
    ]

    /// Asks the kernel, which knows every address that leads back here: from such an address it would also send.
    static func isAddressOfThisHost(_ destination: EgressDestination) -> Bool {
        let any = socket(AF_INET, CInt(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        // Without knowing, it is safer to take it for one.
        guard any >= 0 else { return true }
        defer { close(any) }
        let wanted = EgressDestination(address: destination.address, port: 53)
        // Where there is no way at all, the connection itself will say so.
        guard wanted.withSystemAddress({ connect(any, $0, $1) }) == 0 else { return false }
        var own = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let answer = withUnsafeMutablePointer(to: &own) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(any, $0, &length) }
        }
        let source = EgressDestination(own)
        return answer != 0 || source.address == destination.address || source.address >> 24 == 127
    }
}

extension EgressDestination {
    fileprivate func withSystemAddress<T>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> T) -> T {
        var system = system
        return withUnsafePointer(to: &system) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
