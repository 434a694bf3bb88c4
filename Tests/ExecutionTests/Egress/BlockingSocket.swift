import Glibc

/// The simplest client of a local port.
struct BlockingSocket {
    private let descriptor: CInt

    init(port: Int) throws {
        descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        var limit = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(errno: errno) }
    }

    struct Failure: Error {
        let errno: CInt
    }

    /// Sends the text and reads as much.
    func exchange(_ text: String) -> String? {
        guard write(descriptor, text, text.utf8.count) == text.utf8.count else { return nil }
        var bytes = [UInt8](repeating: 0, count: text.utf8.count)
        let count = recv(descriptor, &bytes, bytes.count, CInt(MSG_WAITALL))
        return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
    }

    /// The error with which the next read ends; nil when it does not fail. Closes the socket.
    func failure() -> CInt? {
        defer { close() }
        var byte: UInt8 = 0
        return read(descriptor, &byte, 1) < 0 ? errno : nil
    }

    /// Whether the other side has closed.
    func isAtEnd() -> Bool {
        var byte: UInt8 = 0
        return read(descriptor, &byte, 1) <= 0
    }

    func close() {
        Glibc.close(descriptor)
    }
}
