import Glibc

/// Connects sockets to listeners on the loopback address, without blocking a thread.
enum LoopbackConnection {
    /// How often a connection that does not stand at once is looked at, a millisecond apart.
    private static let patience = 1000

    /// Closes `socket` when it fails.
    static func connect(_ socket: CInt, to port: UInt16) async throws(SandboxError) {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let begun = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        var error = begun == 0 ? 0 : errno
        if error == EINPROGRESS {
            error = await outcome(of: socket)
        }
        guard error == 0 else {
            close(socket)
            throw SandboxError(.networkFailed, errno: error, message: "cannot connect to port \(port)")
        }
    }

    private static func outcome(of socket: CInt) async -> CInt {
        for _ in 0..<patience {
            var state = pollfd(fd: socket, events: Int16(POLLOUT), revents: 0)
            if poll(&state, 1, 0) > 0 {
                var error: CInt = 0
                var length = socklen_t(MemoryLayout<CInt>.size)
                guard getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length) == 0 else { return errno }
                return error
            }
            guard (try? await Task.sleep(for: .milliseconds(1))) != nil else { return ECANCELED }
        }
        return ETIMEDOUT
    }
}
