import Glibc

/// A socket that listens inside a sandbox.
///
/// In a network of the sandbox's own it has exactly this address. In the host's network, which all share, the port is one that
/// the system chooses; `getsockname` tells it.
package struct SandboxListener: Sendable, Hashable {
    /// A numeric IPv4 address.
    package var address: String
    package var port: UInt16
    /// UDP, not TCP.
    package var isDatagram: Bool

    package init(address: String = "127.0.0.1", port: UInt16, isDatagram: Bool = false) {
        self.address = address
        self.port = port
        self.isDatagram = isDatagram
    }
}

extension SandboxListener {
    /// The address in network byte order.
    var networkAddress: UInt32 {
        get throws(SandboxError) {
            var binary = in_addr()
            guard inet_pton(AF_INET, address, &binary) == 1 else {
                throw SandboxError(.invalidSpecification, message: "\(address) is no IPv4 address")
            }
            return binary.s_addr
        }
    }
}
