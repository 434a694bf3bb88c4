/// Who signed, and for which day, region and service: `KEY/20250102/eu-west-1/lambda/aws4_request`.
package struct CredentialScope: Sendable, Hashable {
    /// The last element of every scope.
    static let terminator = "aws4_request"

    /// Names the signing key's secret.
    package var accessKeyID: String
    /// The day as yyyyMMdd, UTC.
    package var date: String
    /// Such as `eu-west-1`.
    package var region: String
    /// The signing name, such as `lambda`.
    package var service: String

    /// Puts the parts together.
    package init(accessKeyID: String, date: String, region: String, service: String) {
        self.accessKeyID = accessKeyID
        self.date = date
        self.region = region
        self.service = service
    }

    /// Reads the form of the `Credential` parameter.
    init(parsing text: String) throws(SignatureError) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 5, !parts[0].isEmpty else {
            throw .incompleteSignature(
                "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '\(text)'"
            )
        }
        guard parts[4] == Self.terminator else {
            throw .invalidScope("Credential should be scoped with a valid terminator: '\(Self.terminator)'.")
        }
        self.init(
            accessKeyID: String(parts[0]),
            date: String(parts[1]),
            region: String(parts[2]),
            service: String(parts[3])
        )
    }

    /// The scope without the key's name, as it is signed.
    var signedForm: String {
        "\(date)/\(region)/\(service)/\(Self.terminator)"
    }
}
