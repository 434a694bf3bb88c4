/// Who makes a request, as the authentication found it, and the region he addressed.
package struct Caller: Sendable, Equatable {
    /// Twelve digits.
    package var account: String
    /// The region of the credential scope: the one whose functions are meant.
    package var region: String
    /// The partition of the region, `aws` nearly always.
    package var partition: String
    /// The ARN of the user or role, as refusals name it.
    package var principalARN: String
    /// The id that the answer carries.
    package var requestID: String
    /// What bounds what he may do.
    package var permissions: CallerPermissions
    /// The organization of his account, such as `o-1234567890`; nil for none.
    package var organization: String?
    /// Whether it is a function of this server, under the credentials that it was given.
    package var isFunction = false

    /// A caller from its parts.
    package init(
        account: String,
        region: String,
        partition: String = "aws",
        principalARN: String,
        requestID: String,
        permissions: CallerPermissions = .unchecked,
        organization: String? = nil
    ) {
        self.account = account
        self.region = region
        self.partition = partition
        self.principalARN = principalARN
        self.requestID = requestID
        self.permissions = permissions
        self.organization = organization
    }
}
