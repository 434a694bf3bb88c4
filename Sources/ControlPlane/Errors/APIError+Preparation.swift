import Execution
import LambdaAPI

extension APIError {
    /// What an invocation is told when the version it names, active before, cannot be prepared now.
    static func unpreparable(_ failure: PreparationFailure) -> APIError {
        switch failure.reasonCode {
        case "InvalidZipFileException": .invalidZipFileException(failure.reason)
        case "KMSKeyAccessDenied": .kmsAccessDeniedException(failure.reason)
        case "KMSKeyNotFound": .kmsNotFoundException(failure.reason)
        case "DisabledKMSKey": .kmsDisabledException(failure.reason)
        case "InvalidStateKMSKey": .kmsInvalidStateException(failure.reason)
        default: failure.networkError ?? .serviceException(failure.reason)
        }
    }
}
