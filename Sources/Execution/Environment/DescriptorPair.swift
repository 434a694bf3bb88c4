import Glibc

/// Two connected descriptors, one for the server and one for a process.
struct DescriptorPair: Sendable {
    /// What the system said when it could not make one.
    struct Failure: Error, CustomStringConvertible {
        let errno: CInt
        var description: String { "cannot make descriptors: \(String(cString: strerror(errno)))" }
    }

    let server: CInt
    let process: CInt

    /// A pair of connected stream sockets.
    static func sockets() throws(Failure) -> DescriptorPair {
        var ends: [CInt] = [-1, -1]
        let type = CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw Failure(errno: errno) }
        return DescriptorPair(server: ends[0], process: ends[1])
    }

    /// A pipe that the process writes to.
    static func pipe() throws(Failure) -> DescriptorPair {
        let pair = try pipeToProcess()
        return DescriptorPair(server: pair.process, process: pair.server)
    }

    /// A pipe that the process reads from.
    static func pipeToProcess() throws(Failure) -> DescriptorPair {
        var ends: [CInt] = [-1, -1]
        guard Glibc.pipe(&ends) == 0 else { throw Failure(errno: errno) }
        // Nothing is spawned from the server's threads, so the moment without the flag is harmless.
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        return DescriptorPair(server: ends[1], process: ends[0])
    }
}
