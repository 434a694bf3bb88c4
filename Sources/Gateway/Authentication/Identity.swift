package import ControlPlane
package import Foundation

/// Somebody whose requests Lambent accepts.
package struct Identity: Sendable, Equatable {
    /// Names the identity in the credential scope.
    package var accessKeyID: String

    /// Signs its requests.
    package var secretAccessKey: String

    /// Has to come along with each request; nil for identities without one.
    package var sessionToken: String?

    /// The twelve digits of the account that the identity acts in.
    package var account: String

    /// The identity as refusals name it.
    package var arn: String

    /// The moment from which it is refused; nil for never.
    package var expiration: Date?

    /// What bounds its requests.
    package var permissions: CallerPermissions

    /// The organization that its account belongs to, such as `o-1234567890`; nil for none.
    package var organization: String?

    /// Whether it is a function of this server.
    package var isFunction = false

    package init(
        accessKeyID: String,
        secretAccessKey: String,
        sessionToken: String? = nil,
        account: String,
        arn: String,
        expiration: Date? = nil,
        permissions: CallerPermissions = .all,
        organization: String? = nil
    ) {
        self.accessKeyID = accessKeyID
        self.secretAccessKey = secretAccessKey
        self.sessionToken = sessionToken
        self.account = account
        self.arn = arn
        self.expiration = expiration
        self.permissions = permissions
        self.organization = organization
    }
}
