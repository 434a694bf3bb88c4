package import LambdaAPI

/// Why a version of a function cannot run: what a function configuration shows as `StateReason` and
/// `LastUpdateStatusReason` with their codes.
package struct PreparationFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// One of the service's reason codes, for example `InvalidZipFileException` or `InternalError`.
    package var reasonCode: String

    /// A sentence for people.
    package var reason: String

    /// What an invocation is told that comes upon it; nil where the code says enough.
    package var refusal: APIError?

    package init(reasonCode: String, reason: String, refusal: APIError? = nil) {
        self.reasonCode = reasonCode
        self.reason = reason
        self.refusal = refusal
    }

    package var description: String { "\(reasonCode): \(reason)" }
}
