/// An access key and its secret.
package struct SigningCredentials: Sendable, Equatable {
    /// Names the key; travels in plain text.
    package var accessKeyID: String
    /// The secret; never travels.
    package var secretAccessKey: String
    /// Accompanies temporary keys.
    package var sessionToken: String?

    /// Puts the parts together.
    package init(accessKeyID: String, secretAccessKey: String, sessionToken: String? = nil) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
    }
}

extension SigningCredentials: CustomStringConvertible, CustomDebugStringConvertible {
    /// The key's name alone, so that a log line cannot give the secret away.
    package var description: String {
        "SigningCredentials(\(accessKeyID))"
    }

    /// As ``description``.
    package var debugDescription: String {
        description
    }
}
