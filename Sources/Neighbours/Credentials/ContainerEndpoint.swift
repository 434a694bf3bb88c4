import Foundation

/// A server that hands a container its credentials.
struct ContainerEndpoint: Hashable, Sendable {
    /// How the server knows the container.
    enum Token: Hashable, Sendable {
        case none
        case text(String)
        /// A file that is renewed from time to time.
        case file(String)
    }

    private struct Answer: Decodable {
        var accessKeyID: String
        var secretAccessKey: String
        var token: String
        var expiration: String

        enum CodingKeys: String, CodingKey {
            case accessKeyID = "AccessKeyId"
            case secretAccessKey = "SecretAccessKey"
            case token = "Token"
            case expiration = "Expiration"
        }
    }

    /// Where relative locations are.
    private static let usualServer = "http://169.254.170.2"

    /// Hosts beside the container, which need no TLS.
    private static let hostsBeside: Set<String> = [
        "localhost", "::1", "169.254.170.2", "169.254.170.23", "fd00:ec2::23",
    ]

    let url: String
    let token: Token

    /// - Returns: nil when no variable names one.
    /// - Throws: ``NeighbourError/credentials(_:)`` for a location to which no secret may be sent.
    init?(environment: (String) -> String?) throws(NeighbourError) {
        if let relative = environment("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI") {
            url = Self.usualServer + relative
        } else if let full = environment("AWS_CONTAINER_CREDENTIALS_FULL_URI") {
            url = full
        } else {
            return nil
        }
        guard let parts = URLComponents(string: url), let host = parts.host, Self.mayBeAsked(parts.scheme, host) else {
            throw .credentials("\(url) is neither https nor a server beside this container")
        }
        token =
            if let path = environment("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") {
                .file(path)
            } else if let text = environment("AWS_CONTAINER_AUTHORIZATION_TOKEN") {
                .text(text)
            } else {
                .none
            }
    }

    private static func mayBeAsked(_ scheme: String?, _ host: String) -> Bool {
        let host = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        return scheme == "https" || scheme == "http" && (hostsBeside.contains(host) || host.hasPrefix("127."))
    }

    /// What the server answered.
    static func credentials(in body: Data) throws(NeighbourError) -> RoleCredentials {
        let answer: Answer
        do {
            answer = try JSONDecoder().decode(Answer.self, from: body)
        } catch {
            throw .credentials("the answer with the container's credentials cannot be read: \(error)")
        }
        guard let expiration = STSNeighbour.date(answer.expiration) else {
            throw .credentials("the container's credentials end at \(answer.expiration), which is no time")
        }
        return RoleCredentials(
            accessKeyID: answer.accessKeyID,
            secretAccessKey: answer.secretAccessKey,
            sessionToken: answer.token,
            expiration: expiration
        )
    }
}
