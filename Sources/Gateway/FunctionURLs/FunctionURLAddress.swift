import NIOHTTP1

/// The hosts of function URLs: `<id>.lambda-url.<region>.<the server's own name>`, with its port.
///
/// Whoever reached the server by a number or as `localhost` gets names below `localhost`, which lead to the machine
/// itself on most systems. Any name of that form is taken, so that a wildcard record of a real domain does as well.
package enum FunctionURLAddress {
    private static let label = "lambda-url"

    /// The URL of an address, with a slash at its end.
    ///
    /// - Parameters:
    ///   - id: 32 lower-case letters and digits.
    ///   - defaultBaseURL: `http://host:port`, for requests that do not say how they reached the server.
    package static func url(id: String, region: String, defaultBaseURL: String) -> String {
        let base = RequestContext.baseURL ?? defaultBaseURL
        let scheme = base.hasPrefix("https://") ? "https" : "http"
        let authority = base.split(separator: "/", maxSplits: 2).last.map(String.init) ?? "localhost"
        let (host, port) = split(authority)
        let isName = host.contains(where: \.isLetter) && !host.contains(":")
        // The host of another address is no domain for this one.
        let domain = isName && !host.contains(".\(label).") ? host : "localhost"
        return "\(scheme)://\(id).\(label).\(region).\(domain)\(port)/"
    }

    /// The id of the address that a request is for; nil for requests to the API.
    static func id(of head: HTTPRequestHead) -> String? {
        guard let host = head.headers.first(name: "host"), host.utf8.count > 33 + label.utf8.count else { return nil }
        let labels = host.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard labels.count == 3, labels[1].lowercased() == label, labels[0].utf8.count == 32 else { return nil }
        let id = labels[0].lowercased()
        let isID = id.utf8.allSatisfy {
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
        }
        return isID ? id : nil
    }

    /// The host without its port, and the port with its colon.
    static func split(_ authority: String) -> (host: String, port: String) {
        if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
            return (String(authority[...end]), String(authority[authority.index(after: end)...]))
        }
        guard let colon = authority.lastIndex(of: ":") else { return (authority, "") }
        return (String(authority[..<colon]), String(authority[colon...]))
    }
}
