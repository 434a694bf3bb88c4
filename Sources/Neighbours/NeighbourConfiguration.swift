package import SignatureV4

/// Where neighbouring services are and how they are called.
package struct NeighbourConfiguration: Sendable {
    /// Endpoints by service, in the lower case of the command line: `s3`, `sqs`, `kms`…
    package var endpoints: [String: NeighbourEndpoint] = [:]

    /// The endpoint of every service that ``endpoints`` does not name.
    package var defaultEndpoint: NeighbourEndpoint?

    /// A PEM file of certificate authorities that are trusted beside the system's, by connections over TLS; nil for none.
    package var authorities: String?

    /// The region that requests are signed for when they name none.
    package var region = "us-east-1"

    /// Where the credentials of requests come from.
    package var credentials: CredentialChain

    /// Signs when the chain finds no credentials: local stand-ins of services want a signature but check none, and read
    /// the account from an access key of twelve digits.
    package var fallbackCredentials: SigningCredentials?

    /// The longest that one attempt may take, up to the last byte of its answer.
    package var attemptTimeLimit: Duration = .seconds(60)

    /// The longest that the connection of one attempt may take.
    package var connectTimeLimit: Duration = .seconds(3)

    /// How often and after which pauses a failed call is tried again.
    package var retry = RetryPolicy()

    package init(credentials: CredentialChain) {
        self.credentials = credentials
    }

    /// The services that the server calls itself; requests of clients and functions for others are only passed on.
    package static let called: Set<String> = [
        "dynamodb", "ec2", "elasticfilesystem", "eventbridge", "events", "iam", "kinesis", "kms", "s3", "sns", "sqs",
        "sts",
        "xray",
    ]

    /// Names that clients use in variables for services that sign with another.
    private static let otherNames = ["events": "eventbridge"]

    /// The endpoint of a service; nil when none is configured.
    package func endpoint(of service: String) -> NeighbourEndpoint? {
        endpoints[service] ?? Self.otherNames[service].flatMap { endpoints[$0] } ?? defaultEndpoint
    }

    /// Fills what is not configured from `AWS_ENDPOINT_URL_SERVICE` and `AWS_ENDPOINT_URL`.
    ///
    /// - Returns: the names of variables whose value is not a usable URL.
    package mutating func fillEndpoints(fromEnvironment environment: [String: String]) -> [String] {
        guard environment["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"]?.lowercased() != "true" else { return [] }
        // A default that was configured on purpose goes before the variable of one service.
        guard defaultEndpoint == nil else { return [] }
        let prefix = "AWS_ENDPOINT_URL_"
        var unusable: [String] = []
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
            guard name == "AWS_ENDPOINT_URL" || name.hasPrefix(prefix) else { continue }
            guard let endpoint = NeighbourEndpoint(value) else {
                unusable.append(name)
                continue
            }
            if name == "AWS_ENDPOINT_URL" {
                defaultEndpoint = endpoint
            } else {
                let service = name.dropFirst(prefix.count).lowercased()
                endpoints[service] = endpoints[service] ?? endpoint
            }
        }
        return unusable
    }

    /// Drops every endpoint that is our own listener: a call to it would come back to us.
    ///
    /// - Returns: what was dropped, by service (`*` for the default), sorted.
    package mutating func dropEndpoints(ofListener host: String, port: Int) -> [String] {
        var dropped: [String] = []
        if let endpoint = defaultEndpoint, endpoint.isListener(host: host, port: port) {
            defaultEndpoint = nil
            dropped.append("*")
        }
        for (service, endpoint) in endpoints where endpoint.isListener(host: host, port: port) {
            endpoints[service] = nil
            dropped.append(service)
        }
        return dropped.sorted()
    }
}
