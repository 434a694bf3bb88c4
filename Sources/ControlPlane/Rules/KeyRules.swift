import LambdaAPI
import Neighbours

/// Which KMS keys a function may name, as far as the ARN tells.
enum KeyRules {
    private static let configuring = "Lambda was unable to configure access to your environment variables because "

    private static let prefix =
        configuring + "the KMS key is invalid for CreateGrant. Please check your KMS key settings. KMS Exception: "

    private static let invalidARN = "InvalidArnException"

    /// The refusal of a key that cannot be used.
    ///
    /// - Parameters:
    ///   - code: of KMS.
    ///   - message: of KMS.
    static func unusable(code: String, message: String) -> APIError {
        .invalidParameterValueException("\(prefix)\(code) KMS Message: \(message)")
    }

    /// The refusal of a key with which variables cannot be sealed.
    static func unusable(_ failure: KeyFailure) -> APIError {
        switch failure.kind {
        case .unavailable:
            .serviceException("KMS could not be asked to seal the environment variables: \(failure.message)")
        case .accessDenied:
            .invalidParameterValueException(configuring + explanation(failure))
        case .disabled, .invalidState, .notFound:
            unusable(code: failure.code, message: failure.message)
        }
    }

    /// What is shown in the place of variables that cannot be opened; the text for denied access is reported from the
    /// service, the others follow it.
    static func environmentError(_ failure: KeyFailure) -> EnvironmentError {
        guard failure.kind != .unavailable else {
            return EnvironmentError(
                errorCode: "ServiceException",
                message: "Lambda was unable to decrypt your environment variables: \(failure.message)"
            )
        }
        return EnvironmentError(
            errorCode: failure.kind == .accessDenied ? "AccessDeniedException" : failure.code,
            message: "Lambda was unable to decrypt your environment variables because \(explanation(failure))"
        )
    }

    private static func explanation(_ failure: KeyFailure) -> String {
        let reason =
            switch failure.kind {
            case .accessDenied: "the KMS access was denied. Please check your KMS permissions."
            case .disabled: "the KMS key used is disabled. Please check your KMS key settings."
            case .invalidState:
                "the KMS key used is in an invalid state for Decrypt. Please check your KMS key settings."
            case .notFound, .unavailable: "the KMS key was not found. Please check your KMS key settings."
            }
        return "\(reason) KMS Exception: \(failure.code) KMS Message: \(failure.message)"
    }

    /// - Parameter arn: fits the model's pattern, which takes the ARN of any service.
    static func check(_ arn: String) throws(APIError) {
        guard !arn.isEmpty else { return }
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[2] == "kms" else {
            throw unusable(code: invalidARN, message: "Invalid keyId '\(arn)'")
        }
        if parts[5].hasPrefix("alias/") {
            throw unusable(code: invalidARN, message: "Key Aliases are not supported for this operation.")
        }
        guard parts[5].hasPrefix("key/"), parts[5].count > 4 else {
            throw unusable(code: invalidARN, message: "Invalid keyId '\(arn)'")
        }
    }
}
