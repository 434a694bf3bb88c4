import Foundation

/// How registries are reached.
package struct RegistrySettings: Sendable, Equatable {
    /// A registry's address.
    package struct Endpoint: Sendable, Equatable {
        /// With the port, where there is one.
        package var host: String
        /// Without TLS, or with a certificate that nobody vouches for.
        package var isPlain: Bool

        /// `http://HOST[:PORT]` or `https://HOST[:PORT]`; nil for anything else.
        package init?(_ url: String) {
            guard let parts = URLComponents(string: url), let host = parts.host, !host.isEmpty,
                let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme), parts.user == nil,
                parts.path.isEmpty || parts.path == "/", parts.query == nil, parts.fragment == nil
            else { return nil }
            self.host = host + (parts.port.map { ":\($0)" } ?? "")
            isPlain = scheme == "http"
        }

        init(host: String, isPlain: Bool) {
            self.host = host
            self.isPlain = isPlain
        }
    }

    /// Stands for every private registry of ECR in ``endpoints``.
    package static let anyECR = "ecr"

    /// Where registries really are, by the host that image names have, or ``anyECR``.
    package var endpoints: [String: Endpoint] = [:]

    /// A file of registries' credentials in the form of `docker login`; nil for the places where the tools look.
    package var credentials: String?

    /// Images may be taken from OCI layouts below these directories.
    package var layouts: [String] = []

    /// The variables that the tool gets.
    package var environment: [String: String] = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"]

    package init() {}

    /// Takes what a tool for images reads of a process' variables: where credentials, certificates and proxies are.
    package mutating func takeEnvironment(_ variables: [String: String]) {
        for name in [
            "HOME", "XDG_RUNTIME_DIR", "REGISTRY_AUTH_FILE", "DOCKER_CONFIG", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY",
            "http_proxy", "https_proxy", "no_proxy", "SSL_CERT_FILE", "SSL_CERT_DIR",
        ] {
            environment[name] = variables[name] ?? environment[name]
        }
    }

    /// Whether the host of an image name is that of a private registry of ECR.
    package static func isECR(_ host: String) -> Bool {
        host.wholeMatch(of: /[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|on\.aws)/) != nil
    }

    /// Where a registry is. Those on this host are spoken to without TLS.
    ///
    /// - Returns: nil for a registry of ECR that nobody has placed: names of accounts that are this server's own must not
    ///   lead to those of somebody else.
    func endpoint(of host: String) -> Endpoint? {
        if let known = endpoints[host] { return known }
        if Self.isECR(host) { return endpoints[Self.anyECR] }
        let name = host.split(separator: ":").first ?? ""
        return Endpoint(host: host, isPlain: name == "localhost" || name.hasPrefix("127."))
    }

    var hasTrustPolicy: Bool {
        let places = ["/etc/containers/policy.json", (environment["HOME"] ?? "") + "/.config/containers/policy.json"]
        return places.contains { (path: String) in access(path, R_OK) == 0 }
    }
}
