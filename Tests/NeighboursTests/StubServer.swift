import Foundation
import Synchronization

/// A server of a few answers for one test: takes one connection after the other, records the requests, gives each the
/// next answer.
final class StubServer: Sendable {
    struct Answer: Sendable {
        var status = 200
        var headers: [String] = []
        var body = ""
        /// Closes the connection instead of answering.
        var hangsUp = false
        /// Never answers; the connection closes with the server.
        var isSilent = false
    }

    let port: Int
    private let listener: CInt
    private let answers: Mutex<[Answer]>
    private let received = Mutex<[String]>([])

    /// The requests so far: request line and headers, then the body.
    var requests: [String] { received.withLock { $0 } }

    init(answers: [Answer]) throws {
        self.answers = Mutex(answers)
        listener = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = listener
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, length) == 0 && listen(socket, 16) == 0
                    && getsockname(socket, address, &length) == 0
            }
        }
        guard isBound else { throw POSIXError(.EADDRINUSE) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in serve() }
    }

    func stop() {
        shutdown(listener, CInt(SHUT_RDWR))
        close(listener)
    }

    private func serve() {
        var silent: [CInt] = []
        while true {
            let connection = accept(listener, nil, nil)
            guard connection >= 0 else { break }
            guard let request = readRequest(connection) else {
                close(connection)
                continue
            }
            received.withLock { $0.append(request) }
            let answer = answers.withLock { $0.isEmpty ? Answer(status: 500) : $0.removeFirst() }
            if answer.isSilent {
                silent.append(connection)
                continue
            }
            if !answer.hangsUp {
                let head = [
                    "HTTP/1.1 \(answer.status) X", "Content-Length: \(answer.body.utf8.count)", "Connection: close",
                ]
                let text = (head + answer.headers).joined(separator: "\r\n") + "\r\n\r\n" + answer.body
                _ = text.withCString { send(connection, $0, strlen($0), CInt(MSG_NOSIGNAL)) }
            }
            close(connection)
        }
        for connection in silent { close(connection) }
    }

    private func readRequest(_ connection: CInt) -> String? {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(connection, &buffer, buffer.count)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.range(of: "\r\n\r\n") else { continue }
            let match = text.firstMatch(of: /(?i)content-length: *(\d+)/)
            let length = match.flatMap { Int($0.1) } ?? 0
            if text[end.upperBound...].utf8.count >= length { return text }
        }
    }
}
