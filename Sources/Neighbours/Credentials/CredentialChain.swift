import Foundation
import SignatureV4

/// Looks for credentials in one source after the other and takes the first that has some.
///
/// Sources are looked at anew each time, so credentials that are replaced in a file are taken up without a restart.
package struct CredentialChain: Sendable {
    private let sources: [CredentialSource]
    private let environment: [String: String]
    private let readFile: @Sendable (String) -> String?

    /// - Parameters:
    ///   - sources: in the order of preference.
    ///   - environment: the environment variables that the sources look at.
    ///   - readFile: the text of a file; nil when it cannot be read.
    package init(
        sources: [CredentialSource] = [.environment, .webIdentity, .profile(nil), .container],
        environment: [String: String],
        readFile: @escaping @Sendable (String) -> String? = { try? String(contentsOfFile: $0, encoding: .utf8) }
    ) {
        self.sources = sources
        self.environment = environment
        self.readFile = readFile
    }

    /// What the first source leads to that has any credentials; nil when none has.
    ///
    /// - Parameter withTokens: whether STS can be asked for credentials for a token.
    /// - Throws: ``NeighbourError/credentials(_:)`` when a source has a part of them only, or when a profile that was
    ///   asked for by name does not exist.
    func find(withTokens: Bool) throws(NeighbourError) -> FoundCredentials? {
        for source in sources where withTokens || source != .webIdentity {
            if let found = try find(in: source) {
                return found
            }
        }
        return nil
    }

    /// The text of a file that holds a token.
    func text(ofTokenFile path: String) throws(NeighbourError) -> String {
        let text = readFile(path)?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        guard !text.isEmpty else { throw .credentials("there is no token in \(path)") }
        return text
    }

    private func find(in source: CredentialSource) throws(NeighbourError) -> FoundCredentials? {
        switch source {
        case .fixed(let credentials):
            return .these(credentials)
        case .environment:
            return try Self.credentials(
                accessKeyID: nonEmpty("AWS_ACCESS_KEY_ID"),
                secretAccessKey: nonEmpty("AWS_SECRET_ACCESS_KEY"),
                sessionToken: nonEmpty("AWS_SESSION_TOKEN"),
                in: "the environment"
            ).map(FoundCredentials.these)
        case .webIdentity:
            guard let path = nonEmpty("AWS_WEB_IDENTITY_TOKEN_FILE") else { return nil }
            guard let role = nonEmpty("AWS_ROLE_ARN") else {
                throw .credentials("the environment has a web identity token but no role")
            }
            let session = nonEmpty("AWS_ROLE_SESSION_NAME") ?? "lambent"
            return .remote(.webIdentity(role: role, session: session, tokenFile: path))
        case .profile(let name):
            return try credentials(ofProfile: name ?? nonEmpty("AWS_PROFILE")).map(FoundCredentials.these)
        case .container:
            return try ContainerEndpoint(environment: nonEmpty).map { .remote(.container($0)) }
        }
    }

    private func credentials(ofProfile requested: String?) throws(NeighbourError) -> SigningCredentials? {
        let profile = requested ?? "default"
        var exists = false
        for path in profilePaths {
            guard let text = readFile(path) else { continue }
            let file = ProfileFile(parsing: text)
            exists = exists || file.hasProfile(profile)
            let found = try Self.credentials(
                accessKeyID: file.value("aws_access_key_id", ofProfile: profile),
                secretAccessKey: file.value("aws_secret_access_key", ofProfile: profile),
                sessionToken: file.value("aws_session_token", ofProfile: profile),
                in: "profile \(profile) of \(path)"
            )
            if let found { return found }
        }
        if requested != nil, !exists {
            throw .credentials("the profile \(profile) does not exist")
        }
        return nil
    }

    private var profilePaths: [String] {
        let home = nonEmpty("HOME") ?? NSHomeDirectory()
        return [
            nonEmpty("AWS_SHARED_CREDENTIALS_FILE") ?? home + "/.aws/credentials",
            nonEmpty("AWS_CONFIG_FILE") ?? home + "/.aws/config",
        ]
    }

    private func nonEmpty(_ variable: String) -> String? {
        guard let value = environment[variable], !value.isEmpty else { return nil }
        return value
    }

    private static func credentials(
        accessKeyID: String?,
        secretAccessKey: String?,
        sessionToken: String?,
        in place: String
    ) throws(NeighbourError) -> SigningCredentials? {
        switch (accessKeyID, secretAccessKey) {
        case (let accessKeyID?, let secretAccessKey?):
            return SigningCredentials(
                accessKeyID: accessKeyID,
                secretAccessKey: secretAccessKey,
                sessionToken: sessionToken
            )
        case (nil, nil):
            return nil
        case (nil, _?):
            throw .credentials("\(place) has a secret key but no access key")
        case (_?, nil):
            throw .credentials("\(place) has an access key but no secret key")
        }
    }
}
