/// Credentials that Lambent gave to a function, with the identity they stand for.
package struct IssuedCredentials: Sendable, Equatable {
    /// The credentials themselves.
    package let credentials: RoleCredentials

    /// The ARN of the role, as the function names it.
    package let roleARN: String

    /// The name of the session: the function's name.
    package let sessionName: String

    /// The twelve digits of the role's account; empty when the ARN of the role names none.
    package var account: String {
        let parts = roleARN.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        return parts.count == 6 ? String(parts[4]) : ""
    }

    /// The principal that requests signed with these credentials come from:
    /// `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`.
    package var principalARN: String {
        let parts = roleARN.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, let role = parts[5].split(separator: "/").last else { return roleARN }
        return "arn:\(parts[1]):sts::\(account):assumed-role/\(role)/\(sessionName)"
    }
}
