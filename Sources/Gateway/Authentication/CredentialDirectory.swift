/// Who is known: identities that the operator configured, and those of functions, which come and go.
package struct CredentialDirectory: Sendable {
    private let configured: [String: Identity]
    private let issued: @Sendable (_ accessKeyID: String) -> Identity?

    /// - Parameters:
    ///   - identities: those of the credentials file; with none of them anybody is accepted and no signature checked.
    ///   - issued: the identity of an access key that Lambent gave to a function.
    package init(
        identities: [Identity] = [],
        issued: @escaping @Sendable (_ accessKeyID: String) -> Identity? = { _ in nil }
    ) {
        self.configured = Dictionary(identities.map { ($0.accessKeyID, $0) }, uniquingKeysWith: { first, _ in first })
        self.issued = issued
    }

    /// Whether signatures are checked.
    package var checksSignatures: Bool { !configured.isEmpty }

    func identity(accessKeyID: String) -> Identity? {
        configured[accessKeyID] ?? issued(accessKeyID)
    }
}
