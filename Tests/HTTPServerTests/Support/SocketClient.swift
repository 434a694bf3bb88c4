import Glibc
import NIOCore
import Testing

/// A client on a blocking socket that says exactly what a test wants said. No call waits longer than five seconds.
final class SocketClient {
    struct Failure: Error {
        let call: String
        let code: CInt
    }

    let descriptor: CInt

    /// Takes over a connected socket.
    init(descriptor: CInt) {
        self.descriptor = descriptor
        var bound = timeval(tv_sec: 5, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &bound, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &bound, size)
    }

    /// Connects to a server.
    convenience init(to address: SocketAddress?) throws {
        let address = try #require(address)
        let domain = address.protocol == .unix ? AF_UNIX : AF_INET
        self.init(descriptor: socket(domain, CInt(SOCK_STREAM.rawValue), 0))
        let result = address.withSockAddr { connect(descriptor, $0, socklen_t($1)) }
        guard result == 0 else { throw Failure(call: "connect", code: errno) }
    }

    deinit {
        close(descriptor)
    }

    func send(_ text: String) throws {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw Failure(call: "send", code: errno) }
            bytes = bytes.dropFirst(count)
        }
    }

    func endOutput() {
        shutdown(descriptor, CInt(SHUT_WR))
    }

    /// Bytes up to and with this text, or to the end when that comes first.
    func receive(through mark: String) throws -> String {
        var text = ""
        while !text.hasSuffix(mark) {
            var byte: UInt8 = 0
            let count = recv(descriptor, &byte, 1, 0)
            guard count >= 0 else { throw Failure(call: "recv after \(text)", code: errno) }
            guard count > 0 else { break }
            text.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return text
    }

    /// Everything to the end.
    func receiveAll() throws -> String {
        var bytes: [UInt8] = []
        var part = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(descriptor, &part, part.count, 0)
            guard count >= 0 else { throw Failure(call: "recv", code: errno) }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += part[..<count]
        }
    }
}
