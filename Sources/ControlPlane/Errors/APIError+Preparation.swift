import Execution
import LambdaAPI

extension APIError {
    /// What an invocation is told when the version it names, active before, cannot be prepared now.
    static func unpreparable(_ failure: PreparationFailure) -> APIError {
        if let refusal = failure.refusal { return refusal }
        return switch failure.reasonCode {
        case "InvalidZipFileException": .invalidZipFileException(failure.reason)
        case "InsufficientRolePermissions": .accessDeniedException(failure.reason)
        default: failure.networkError ?? .serviceException(failure.reason)
        }
    }
}
