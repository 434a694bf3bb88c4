/// An address and a port: `127.0.0.1:4566`, `[::1]:4566`, `localhost:0`.
struct ListenAddress: Equatable, Sendable, CustomStringConvertible {
    /// A name or an address; an IPv6 address without its brackets.
    var host: String
    /// From 0, which takes any free one, to 65535.
    var port: Int

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            return nil
        }
        let host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            self.host = String(host.dropFirst().dropLast())
        } else {
            guard !host.contains(":") else { return nil }
            self.host = String(host)
        }
        guard !self.host.isEmpty else { return nil }
        self.port = Int(port)
    }

    /// Whether only this host can reach it.
    var isLoopback: Bool {
        let octets = host.split(separator: ".", omittingEmptySubsequences: false)
        let isIPv4 = octets.count == 4 && octets.allSatisfy { UInt8($0) != nil }
        return host == "localhost" || host == "::1" || isIPv4 && octets[0] == "127"
    }

    var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
