import Foundation
import NIOCore
import Synchronization

/// The name servers that this host asks, read anew when they change.
final class NameServers: Sendable {
    private struct Known {
        var modified: Date?
        var servers: [SocketAddress]
    }

    private let path: String
    private let known = Mutex<Known?>(nil)

    init(path: String = "/etc/resolv.conf") {
        self.path = path
    }

    /// In the order in which they are to be asked; at least one.
    var current: [SocketAddress] {
        let modified = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
        return known.withLock { known in
            if let known, known.modified == modified { return known.servers }
            let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            let servers = Self.servers(in: text)
            known = Known(modified: modified, servers: servers)
            return servers
        }
    }

    /// As the C library reads the file: three at most, and the own host where none is named.
    static func servers(in text: String) -> [SocketAddress] {
        let named = text.split(separator: "\n").compactMap { line -> SocketAddress? in
            let words = line.split(whereSeparator: \.isWhitespace)
            guard words.count >= 2, words[0] == "nameserver" else { return nil }
            return try? SocketAddress(ipAddress: String(words[1]), port: 53)
        }
        let own = try? SocketAddress(ipAddress: "127.0.0.1", port: 53)
        return named.isEmpty ? [own].compactMap(\.self) : Array(named.prefix(3))
    }
}
