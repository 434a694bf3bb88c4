import NIOHTTP1

/// What one station on the way of a request does to its fields: those of a single connection stay on it, and the station
/// leaves its name, by which it knows requests that come around again.
struct ForwardingHop: Sendable {
    private static let ofOneConnection: Set<String> = [
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade", "expect", "content-length",
    ]

    /// The name in `Via`: new for every server.
    private let name = "lambent-" + String(UInt64.random(in: 0...UInt64.max), radix: 36)

    /// Whether a request has been here before.
    func hasPassed(_ headers: HTTPHeaders) -> Bool {
        headers[canonicalForm: "via"].contains { station in
            station.split(separator: " ").last.map { $0 == name } ?? false
        }
    }

    /// The fields of a request as they go on. The length is set from the body.
    func outgoing(_ headers: HTTPHeaders, authority: String) -> HTTPHeaders {
        var fields = Self.passing(headers)
        if fields.first(name: "host") == nil {
            fields.add(name: "Host", value: authority)
        }
        fields.add(name: "Via", value: "1.1 \(name)")
        return fields
    }

    /// The fields of an answer as they go back.
    static func incoming(_ headers: HTTPHeaders) -> HTTPHeaders {
        passing(headers)
    }

    private static func passing(_ headers: HTTPHeaders) -> HTTPHeaders {
        let named = Set(headers[canonicalForm: "connection"].map { $0.lowercased() })
        var fields = HTTPHeaders()
        for (name, value) in headers {
            let lowercased = name.lowercased()
            guard !ofOneConnection.contains(lowercased), !named.contains(lowercased) else { continue }
            fields.add(name: name, value: value)
        }
        return fields
    }
}
