import Glibc
import NIOCore

@testable import Execution

/// What scripts do that speak as Lambent's bootstraps do.
extension FakeRuntime {
    /// An event, or an acknowledgement.
    struct LinkReply {
        var kind: UInt32
        var fields: [String]
        var body: String
    }

    static func frame(_ kind: RuntimeLinkFrame.Kind, _ head: String = "", _ body: String = "") -> [UInt8] {
        var bytes = ByteBuffer()
        bytes.writeMultipleIntegers(kind.rawValue, UInt32(head.utf8.count), UInt32(body.utf8.count))
        bytes.writeString(head + body)
        return Array(bytes.readableBytesView)
    }

    func sendLink(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.send(link, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
            guard count > 0 else { throw Killed() }
            rest = rest.dropFirst(count)
        }
    }

    func receiveLink() throws -> LinkReply {
        var prefix = ByteBuffer(bytes: try receiveLink(RuntimeLinkFrame.prefixBytes))
        guard let (kind, head, body) = prefix.readMultipleIntegers(as: (UInt32, UInt32, UInt32).self) else {
            throw Killed()
        }
        let fields = String(decoding: try receiveLink(Int(head)), as: UTF8.self)
        return LinkReply(
            kind: kind,
            fields: fields.split(separator: "\0", omittingEmptySubsequences: false).map { String($0) },
            body: String(decoding: try receiveLink(Int(body)), as: UTF8.self)
        )
    }

    private func receiveLink(_ length: Int) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: length)
        var filled = 0
        while filled < length {
            let count = bytes.withUnsafeMutableBytes { recv(link, $0.baseAddress! + filled, length - filled, 0) }
            guard count > 0 else { throw Killed() }
            filled += count
        }
        return bytes
    }
}
