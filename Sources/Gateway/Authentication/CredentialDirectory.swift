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
        if let identity = configured[accessKeyID] { return identity }
        guard var identity = issued(accessKeyID) else { return nil }
        // A function may do what the identity of its role may do, where there is one.
        if let role = configured.values.first(where: { $0.isRole(ofSession: identity.arn) }) {
            identity.permissions = role.permissions
            identity.organization = role.organization
        }
        return identity
    }
}

extension Identity {
    /// Whether this is the role whose session an ARN names.
    fileprivate func isRole(ofSession session: String) -> Bool {
        let parts = arn.split(separator: ":", maxSplits: 5)
        guard parts.count == 6, parts[5].hasPrefix("role/"), let name = parts[5].split(separator: "/").last else {
            return false
        }
        return session.hasPrefix("arn:\(parts[1]):sts::\(account):assumed-role/\(name)/")
    }
}
