import Glibc
import Sandbox

/// The addresses that this host has itself.
enum HostAddresses {
    /// Loopback and addresses of one wire aside.
    static var current: [IPAddress] {
        var list: UnsafeMutablePointer<ifaddrs>?
        guard getifaddrs(&list) == 0 else { return [] }
        defer { freeifaddrs(list) }
        return sequence(first: list, next: { $0?.pointee.ifa_next }).compactMap { entry in
            entry?.pointee.ifa_addr.flatMap(address)
        }.filter { address in !local.contains { $0.contains(address) } }
    }

    private static let local = ["127.0.0.0/8", "::1", "fe80::/10"].compactMap(IPNetwork.init)

    private static func address(_ any: UnsafeMutablePointer<sockaddr>) -> IPAddress? {
        let raw = UnsafeRawPointer(any)
        switch CInt(any.pointee.sa_family) {
        case AF_INET:
            let number = raw.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr
            return IPAddress(.v4, UInt128(UInt32(bigEndian: number)))
        case AF_INET6:
            let system = raw.loadUnaligned(as: sockaddr_in6.self)
            return withUnsafeBytes(of: system.sin6_addr) { bytes in
                IPAddress(.v6, bytes.reduce(0) { $0 << 8 | UInt128($1) })
            }
        default:
            return nil
        }
    }
}

/// The interfaces of this host.
enum HostInterfaces {
    static func contains(_ name: String) -> Bool { if_nametoindex(name) != 0 }
}
