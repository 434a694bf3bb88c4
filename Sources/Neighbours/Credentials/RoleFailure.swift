/// Why the credentials of a role cannot be had.
package struct RoleFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// Whether STS refused them; else it did not answer, and nothing is known of the role.
    package let isRefusal: Bool

    /// What STS said, or what went wrong on the way to it.
    package let message: String

    package init(_ error: NeighbourError) {
        let status = error.status ?? 500
        isRefusal =
            error.isServiceAnswer && status < 500
            && !RetryPolicy.isTransient(status: status, code: error.serviceCode ?? "")
        message = error.description
    }

    package var description: String { message }
}
