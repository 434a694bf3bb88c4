/// Why a version of a function cannot run: what a function configuration shows as `StateReason` and
/// `LastUpdateStatusReason` with their codes.
package struct PreparationFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// One of the service's reason codes, for example `InvalidZipFileException` or `InternalError`.
    package var reasonCode: String

    /// A sentence for people.
    package var reason: String

    package init(reasonCode: String, reason: String) {
        self.reasonCode = reasonCode
        self.reason = reason
    }

    package var description: String { "\(reasonCode): \(reason)" }
}
