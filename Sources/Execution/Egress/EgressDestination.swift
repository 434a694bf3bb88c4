import Glibc
import NIOCore

/// Where a function wants to go.
struct EgressDestination: Sendable, Hashable, CustomStringConvertible {
    /// An IPv4 address; the first of its four numbers is the highest byte.
    var address: UInt32
    var port: UInt16

    init(address: UInt32, port: UInt16) {
        self.address = address
        self.port = port
    }

    init(_ system: sockaddr_in) {
        self.init(address: UInt32(bigEndian: system.sin_addr.s_addr), port: UInt16(bigEndian: system.sin_port))
    }

    /// Nil when the text is not a numeric IPv4 address.
    init?(_ text: String, port: UInt16) {
        var binary = in_addr()
        guard inet_pton(AF_INET, text, &binary) == 1 else { return nil }
        self.init(address: UInt32(bigEndian: binary.s_addr), port: port)
    }

    var system: sockaddr_in {
        var system = sockaddr_in()
        system.sin_family = sa_family_t(AF_INET)
        system.sin_addr.s_addr = address.bigEndian
        system.sin_port = port.bigEndian
        return system
    }

    /// As four numbers.
    var host: String {
        [24, 16, 8, 0].map { String(address >> $0 & 255) }.joined(separator: ".")
    }

    var description: String { "\(host):\(port)" }
}
