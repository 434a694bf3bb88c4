import Glibc

/// Listening sockets in the host's network, on ports that the system chooses.
enum HostListeners {
    static func make(_ wanted: [SandboxListener]) throws(SandboxError) -> [CInt] {
        var made: [CInt] = []
        for listener in wanted {
            do throws(SandboxError) {
                made.append(try make(listener))
            } catch {
                for descriptor in made { close(descriptor) }
                throw error
            }
        }
        return made
    }

    private static func make(_ listener: SandboxListener) throws(SandboxError) -> CInt {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = try listener.networkAddress
        let kind = listener.isDatagram ? SOCK_DGRAM : SOCK_STREAM
        let type = CInt(kind.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(AF_INET, type, 0)
        guard descriptor >= 0 else { throw SandboxError(.makeFailed, errno: errno, message: "cannot make a socket") }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard bound == 0, listener.isDatagram || listen(descriptor, 128) == 0 else {
            let error = errno
            close(descriptor)
            throw SandboxError(.makeFailed, errno: error, message: "cannot listen on \(listener.address)")
        }
        return descriptor
    }
}
