import Glibc
import Sandbox

/// A socket that listens on a port of the host.
enum Listener {
    static func make() throws(SandboxError) -> CInt {
        let descriptor = try makeBound(SOCK_STREAM)
        guard listen(descriptor, 16) == 0 else {
            throw SandboxError(.makeFailed, errno: errno, message: "no listener")
        }
        return descriptor
    }

    /// The same for datagrams.
    static func makeDatagram() throws(SandboxError) -> CInt {
        try makeBound(SOCK_DGRAM)
    }

    private static func makeBound(_ kind: __socket_type) throws(SandboxError) -> CInt {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let descriptor = socket(AF_INET, CInt(kind.rawValue | SOCK_CLOEXEC.rawValue), 0)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0 else {
            throw SandboxError(.makeFailed, errno: errno, message: "no listener")
        }
        return descriptor
    }
}
