import Foundation
package import SignatureV4

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
        sources: [CredentialSource] = [.environment, .profile(nil)],
        environment: [String: String],
        readFile: @escaping @Sendable (String) -> String? = { try? String(contentsOfFile: $0, encoding: .utf8) }
    ) {
        self.sources = sources
        self.environment = environment
        self.readFile = readFile
    }

    /// The credentials of the first source that has any; nil when none has.
    ///
    /// - Throws: ``NeighbourError/credentials(_:)`` when a source has a part of them only, or when a profile that was
    ///   asked for by name does not exist.
    package func credentials() throws(NeighbourError) -> SigningCredentials? {
        for source in sources {
            if let found = try credentials(from: source) {
                return found
            }
        }
        return nil
    }

    private func credentials(from source: CredentialSource) throws(NeighbourError) -> SigningCredentials? {
        switch source {
        case .fixed(let credentials):
            return credentials
        case .environment:
            return try Self.credentials(
                accessKeyID: nonEmpty("AWS_ACCESS_KEY_ID"),
                secretAccessKey: nonEmpty("AWS_SECRET_ACCESS_KEY"),
                sessionToken: nonEmpty("AWS_SESSION_TOKEN"),
                in: "the environment"
            )
        case .profile(let name):
            return try credentials(ofProfile: name ?? nonEmpty("AWS_PROFILE"))
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
