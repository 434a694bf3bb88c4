import LambdaAPI
import Neighbours

extension RoleFailure {
    /// As the state of a function says it, and the error of its invocations.
    var reason: String { "The role defined for the function cannot be assumed by Lambda." }
}

extension APIError {
    /// What an invocation is told whose environment has no credentials.
    init(_ failure: RoleFailure) {
        self =
            failure.isRefusal
            ? .accessDeniedException(failure.reason)
            : .serviceException("The function's role could not be assumed: \(failure.message)")
    }

    /// What an invocation is told whose variables cannot be opened; the frame of the text, without anything between the
    /// exception and its message, is reported from the service.
    init(_ failure: KeyFailure) {
        func text(_ reason: String) -> String {
            "Lambda was unable to decrypt the environment variables because \(reason). "
                + "Please check the function's KMS key settings. "
                + "KMS Exception: \(failure.code)KMS Message: \(failure.message)"
        }
        self =
            switch failure.kind {
            case .accessDenied: .kmsAccessDeniedException(text("KMS access was denied"))
            case .disabled: .kmsDisabledException(text("the KMS key used is disabled"))
            case .invalidState: .kmsInvalidStateException(text("the KMS key used is in an invalid state for Decrypt"))
            case .notFound: .kmsNotFoundException(text("the KMS key was not found"))
            case .unavailable:
                .serviceException("The function's environment variables could not be decrypted: \(failure.message)")
            }
    }
}
