import Foundation

/// Where a service listens: scheme, host, port and a path that goes before every other path.
package struct NeighbourEndpoint: Sendable, Equatable, CustomStringConvertible {
    /// `http` or `https`.
    package let scheme: String

    /// The host name or address; an IPv6 address without its brackets.
    package let host: String

    /// The port, also when it is the usual one of the scheme.
    package let port: Int

    /// Empty, or a path that begins with a slash and ends without.
    package let basePath: String

    /// - Parameter url: `http://host[:port][/path]`, the same with https.
    /// - Returns: nil for anything else.
    package init?(_ url: String) {
        guard let components = URLComponents(string: url),
            let scheme = components.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = components.host, !host.isEmpty,
            components.query == nil, components.fragment == nil, components.user == nil
        else {
            return nil
        }
        self.scheme = scheme
        self.host = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : host
        self.port = components.port ?? (scheme == "https" ? 443 : 80)
        var path = components.percentEncodedPath
        while path.hasSuffix("/") { path.removeLast() }
        self.basePath = path
    }

    /// The host as a `Host` header names it: with the port unless it is the usual one.
    package var authority: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return port == (scheme == "https" ? 443 : 80) ? name : "\(name):\(port)"
    }

    package var description: String { "\(scheme)://\(authority)\(basePath)" }

    /// Whether the endpoint is a listener of this very host: the same port on a name that means this host.
    ///
    /// - Parameters:
    ///   - listenHost: the address that is listened on; `0.0.0.0` and `::` stand for all of this host.
    ///   - listenPort: the port that is listened on.
    package func isListener(host listenHost: String, port listenPort: Int) -> Bool {
        guard port == listenPort else { return false }
        return host == listenHost || Self.isThisHost(host) && Self.isThisHost(listenHost)
    }

    /// Names that mean this host, the public one that resolves to 127.0.0.1 and tools use included.
    private static func isThisHost(_ host: String) -> Bool {
        let host = host.lowercased()
        return host == "localhost" || host.hasSuffix(".localhost") || host == "::1" || host == "::" || host == "0.0.0.0"
            || host.hasPrefix("127.") || host == "localhost.localstack.cloud"
            || host == ProcessInfo.processInfo.hostName.lowercased()
    }
}
