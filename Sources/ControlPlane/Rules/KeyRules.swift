import LambdaAPI

/// Which KMS keys a function may name, as far as the ARN tells.
enum KeyRules {
    private static let prefix =
        "Lambda was unable to configure access to your environment variables because the KMS key is invalid for "
        + "CreateGrant. Please check your KMS key settings. KMS Exception: "

    private static let invalidARN = "InvalidArnException"

    /// The refusal of a key that cannot be used.
    ///
    /// - Parameters:
    ///   - code: of KMS.
    ///   - message: of KMS.
    static func unusable(code: String, message: String) -> APIError {
        .invalidParameterValueException("\(prefix)\(code) KMS Message: \(message)")
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
