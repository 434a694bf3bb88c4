/// Who makes a request, as the authentication found it, and the region he addressed.
package struct Caller: Sendable, Equatable {
    /// Twelve digits.
    package var account: String
    /// The region of the credential scope: the one whose functions are meant.
    package var region: String
    package var partition: String
    /// The ARN of the user or role, as refusals name it.
    package var principalARN: String
    package var requestID: String

    package init(
        account: String,
        region: String,
        partition: String = "aws",
        principalARN: String,
        requestID: String
    ) {
        self.account = account
        self.region = region
        self.partition = partition
        self.principalARN = principalARN
        self.requestID = requestID
    }
}
