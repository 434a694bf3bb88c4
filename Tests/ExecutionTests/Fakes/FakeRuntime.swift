import Foundation
import Glibc
import Sandbox
import Synchronization

/// A runtime client on a thread: what a script does with it stands for the code of a function.
final class FakeRuntime: Sendable {
    /// Plays a process; what it returns is its end. A script that throws was killed.
    typealias Script = @Sendable (FakeRuntime) throws -> ProcessExit

    struct Killed: Error {}

    private struct State {
        var isKilled = false
        var hasEnded = false
    }

    /// An answer of the Runtime API.
    struct Reply {
        var status: Int
        var headers: [String: String]
        var body: String

        var requestID: String { headers["lambda-runtime-aws-request-id"] ?? "" }
    }

    /// Which process of its sandbox it is, from 1.
    let start: Int
    let specification: ProcessSpecification

    private let standardOutput: CInt
    private let standardError: CInt
    private let socket: CInt
    private let log: CInt
    /// The socket of a bootstrap of Lambent's; scripts that do not use it speak HTTP, as behind a wrapper.
    let link: CInt
    private let state = Mutex(State())

    init(start: Int, specification: ProcessSpecification, standardOutput: CInt, standardError: CInt) {
        self.start = start
        self.specification = specification
        self.standardOutput = standardOutput
        self.standardError = standardError
        socket = Self.connect(specification.variable("AWS_LAMBDA_RUNTIME_API") ?? "")
        log = specification.descriptors.last.map { dup($0) } ?? -1
        link = specification.descriptors.count == 2 ? dup(specification.descriptors[0]) : -1
    }

    func run(_ script: Script) -> ProcessExit {
        let exit = (try? script(self)) ?? .signalled(SIGKILL)
        return state.withLock { state in
            state.hasEnded = true
            for descriptor in [standardOutput, standardError, socket, log, link] where descriptor >= 0 {
                close(descriptor)
            }
            return state.isKilled ? .signalled(SIGKILL) : exit
        }
    }

    func kill() {
        state.withLock { state in
            state.isKilled = true
            // Its number may be somebody else's after the end.
            if !state.hasEnded {
                shutdown(socket, CInt(SHUT_RDWR))
                shutdown(link, CInt(SHUT_RDWR))
            }
        }
    }

    // MARK: What scripts do

    func next() throws -> Reply {
        try call("GET", "/2018-06-01/runtime/invocation/next")
    }

    @discardableResult
    func respond(_ id: String, _ body: String) throws -> Reply {
        try call("POST", "/2018-06-01/runtime/invocation/\(id)/response", body)
    }

    @discardableResult
    func fail(_ id: String, _ body: String, headers: [String: String] = [:]) throws -> Reply {
        try call("POST", "/2018-06-01/runtime/invocation/\(id)/error", body, headers: headers)
    }

    @discardableResult
    func failInitialization(_ body: String, type: String) throws -> Reply {
        let headers = ["Lambda-Runtime-Function-Error-Type": type]
        return try call("POST", "/2018-06-01/runtime/init/error", body, headers: headers)
    }

    /// Answers every event with what `handler` makes of it, for ever.
    func serve(_ handler: (Reply) throws -> String) throws -> ProcessExit {
        while true {
            let event = try next()
            try respond(event.requestID, try handler(event))
        }
    }

    func print(_ text: String) {
        write(text.utf8.map(\.self), to: standardOutput)
    }

    func frame(_ text: String, type: UInt32 = 0xa55a_0003) {
        write(Frame.bytes(text, type: type), to: log)
    }

    /// Waits until it is killed.
    func sleepForEver() throws -> ProcessExit {
        while !state.withLock({ $0.isKilled }) {
            usleep(1000)
        }
        throw Killed()
    }

    func sleep(milliseconds: Int) throws {
        usleep(UInt32(milliseconds) * 1000)
        if state.withLock({ $0.isKilled }) { throw Killed() }
    }

    func call(
        _ method: String,
        _ path: String,
        _ body: String = "",
        headers: [String: String] = [:]
    ) throws -> Reply {
        try send(Self.request(method, path, body, headers: headers))
        return try receive()
    }

    static func request(_ method: String, _ path: String, _ body: String = "", headers: [String: String] = [:])
        -> String
    {
        var text = "\(method) \(path) HTTP/1.1\r\nHost: x\r\n"
        for (name, value) in headers {
            text += "\(name): \(value)\r\n"
        }
        if method == "POST" {
            text += "Content-Length: \(body.utf8.count)\r\n"
        }
        return text + "\r\n" + body
    }

    func send(_ text: String) throws {
        guard write(Array(text.utf8), to: socket) else { throw Killed() }
    }

    func receive() throws -> Reply {
        var bytes: [UInt8] = []
        var head: Reply?
        var bodyLength = 0
        while true {
            if head == nil, let end = bytes.firstRange(of: Array("\r\n\r\n".utf8)) {
                let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
                var headers: [String: String] = [:]
                for line in lines.dropFirst() {
                    guard let colon = line.firstIndex(of: ":") else { continue }
                    headers[line[..<colon].lowercased()] =
                        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
                }
                let status = lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
                head = Reply(status: status, headers: headers, body: "")
                bodyLength = Int(headers["content-length"] ?? "") ?? 0
                bytes.removeFirst(end.upperBound)
            }
            if var head, bytes.count >= bodyLength {
                head.body = String(decoding: bytes.prefix(bodyLength), as: UTF8.self)
                return head
            }
            var space = [UInt8](repeating: 0, count: 64 * 1024)
            let wanted = head == nil ? 1 : min(space.count, bodyLength - bytes.count)
            let count = recv(socket, &space, wanted, 0)
            guard count > 0 else { throw Killed() }
            bytes.append(contentsOf: space[..<count])
        }
    }

    @discardableResult
    private func write(_ bytes: [UInt8], to descriptor: CInt) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { space in
                descriptor == socket
                    ? Glibc.send(descriptor, space.baseAddress, space.count, CInt(MSG_NOSIGNAL))
                    : Glibc.write(descriptor, space.baseAddress, space.count)
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    private static func connect(_ address: String) -> CInt {
        let port = UInt16(address.split(separator: ":").last ?? "") ?? 0
        let descriptor = Glibc.socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        var target = sockaddr_in()
        target.sin_family = sa_family_t(AF_INET)
        target.sin_port = port.bigEndian
        target.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return result == 0 ? descriptor : -1
    }
}

extension ProcessSpecification {
    func variable(_ name: String) -> String? {
        environment.first { $0.name == name }?.value
    }
}
