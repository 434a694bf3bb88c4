import Glibc
import NIOCore
import Sandbox

/// The addresses that this host has itself.
enum HostAddresses {
    /// Loopback and addresses of one wire aside.
    static var current: [IPAddress] {
        let devices = (try? System.enumerateDevices()) ?? []
        return devices.compactMap { $0.address?.ipAddress.flatMap { IPAddress($0) } }
            .filter { address in !local.contains { $0.contains(address) } }
    }

    private static let local = ["127.0.0.0/8", "::1", "fe80::/10"].compactMap(IPNetwork.init)
}

/// The interfaces of this host.
enum HostInterfaces {
    static func contains(_ name: String) -> Bool { if_nametoindex(name) != 0 }
}
