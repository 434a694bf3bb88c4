package import Foundation
package import SignatureV4

/// Short-lived credentials of a role, as a function finds them in its environment.
package struct RoleCredentials: Sendable, Equatable {
    /// Begins with `ASIA`, 20 characters, as for every temporary access key.
    package let accessKeyID: String

    /// 40 characters.
    package let secretAccessKey: String

    /// Sent along with every request that is signed with these credentials.
    package let sessionToken: String

    /// The moment from which they are refused.
    package let expiration: Date

    package init(accessKeyID: String, secretAccessKey: String, sessionToken: String, expiration: Date) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.expiration = expiration
    }
}

extension RoleCredentials {
    /// As requests are signed with them.
    package var forSigning: SigningCredentials {
        SigningCredentials(
            accessKeyID: accessKeyID,
            secretAccessKey: secretAccessKey,
            sessionToken: sessionToken
        )
    }
}
