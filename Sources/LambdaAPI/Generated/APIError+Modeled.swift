// swift-format-ignore-file
// Written by Tools/generate/generate.py from the public service model; `make generate` writes it again.

extension APIError {
    /// `AliasLimitExceededException`, status 400.
    package static func aliasLimitExceededException(_ message: String?) -> APIError {
        APIError(code: "AliasLimitExceededException", status: 400, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `CallbackTimeoutException`, status 400.
    package static func callbackTimeoutException(_ message: String?) -> APIError {
        APIError(code: "CallbackTimeoutException", status: 400, message: message, messageKey: .upperCase, type: "User")
    }

    /// `CapacityProviderLimitExceededException`, status 400.
    package static func capacityProviderLimitExceededException(_ message: String?) -> APIError {
        APIError(code: "CapacityProviderLimitExceededException", status: 400, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `CodeArtifactUserDeletedException`, status 409.
    package static func codeArtifactUserDeletedException(_ message: String?) -> APIError {
        APIError(code: "CodeArtifactUserDeletedException", status: 409, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `CodeArtifactUserFailedException`, status 409.
    package static func codeArtifactUserFailedException(_ message: String?) -> APIError {
        APIError(code: "CodeArtifactUserFailedException", status: 409, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `CodeArtifactUserPendingException`, status 409.
    package static func codeArtifactUserPendingException(_ message: String?) -> APIError {
        APIError(code: "CodeArtifactUserPendingException", status: 409, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `CodeSigningConfigNotFoundException`, status 404.
    package static func codeSigningConfigNotFoundException(_ message: String?) -> APIError {
        APIError(code: "CodeSigningConfigNotFoundException", status: 404, message: message, messageKey: .upperCase, type: "User")
    }

    /// `CodeStorageExceededException`, status 400.
    package static func codeStorageExceededException(_ message: String?) -> APIError {
        APIError(code: "CodeStorageExceededException", status: 400, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `CodeVerificationFailedException`, status 400.
    package static func codeVerificationFailedException(_ message: String?) -> APIError {
        APIError(code: "CodeVerificationFailedException", status: 400, message: message, messageKey: .upperCase, type: "User")
    }

    /// `DurableExecutionAlreadyStartedException`, status 409.
    package static func durableExecutionAlreadyStartedException(_ message: String?) -> APIError {
        APIError(code: "DurableExecutionAlreadyStartedException", status: 409, message: message, messageKey: .upperCase, type: "User")
    }

    /// `EC2AccessDeniedException`, status 502.
    package static func ec2AccessDeniedException(_ message: String?) -> APIError {
        APIError(code: "EC2AccessDeniedException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `EC2ThrottledException`, status 502.
    package static func ec2ThrottledException(_ message: String?) -> APIError {
        APIError(code: "EC2ThrottledException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `EC2UnexpectedException`, status 502.
    package static func ec2UnexpectedException(_ message: String?, ec2ErrorCode: String? = nil) -> APIError {
        var error = APIError(code: "EC2UnexpectedException", status: 502, message: message, messageKey: .upperCase, type: "Service")
        error.members["EC2ErrorCode"] = ec2ErrorCode
        return error
    }

    /// `EFSIOException`, status 410.
    package static func efsioException(_ message: String?) -> APIError {
        APIError(code: "EFSIOException", status: 410, message: message, messageKey: .upperCase, type: "User")
    }

    /// `EFSMountConnectivityException`, status 408.
    package static func efsMountConnectivityException(_ message: String?) -> APIError {
        APIError(code: "EFSMountConnectivityException", status: 408, message: message, messageKey: .upperCase, type: "User")
    }

    /// `EFSMountFailureException`, status 403.
    package static func efsMountFailureException(_ message: String?) -> APIError {
        APIError(code: "EFSMountFailureException", status: 403, message: message, messageKey: .upperCase, type: "User")
    }

    /// `EFSMountTimeoutException`, status 408.
    package static func efsMountTimeoutException(_ message: String?) -> APIError {
        APIError(code: "EFSMountTimeoutException", status: 408, message: message, messageKey: .upperCase, type: "User")
    }

    /// `ENILimitReachedException`, status 502.
    package static func eniLimitReachedException(_ message: String?) -> APIError {
        APIError(code: "ENILimitReachedException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `ENINotReadyException`, status 502.
    package static func eniNotReadyException(_ message: String?) -> APIError {
        APIError(code: "ENINotReadyException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `FunctionVersionsPerCapacityProviderLimitExceededException`, status 400.
    package static func functionVersionsPerCapacityProviderLimitExceededException(_ message: String?) -> APIError {
        APIError(code: "FunctionVersionsPerCapacityProviderLimitExceededException", status: 400, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `InvalidCodeSignatureException`, status 400.
    package static func invalidCodeSignatureException(_ message: String?) -> APIError {
        APIError(code: "InvalidCodeSignatureException", status: 400, message: message, messageKey: .upperCase, type: "User")
    }

    /// `InvalidParameterValueException`, status 400.
    package static func invalidParameterValueException(_ message: String?) -> APIError {
        APIError(code: "InvalidParameterValueException", status: 400, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `InvalidRequestContentException`, status 400.
    package static func invalidRequestContentException(_ message: String?) -> APIError {
        APIError(code: "InvalidRequestContentException", status: 400, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `InvalidRuntimeException`, status 502.
    package static func invalidRuntimeException(_ message: String?) -> APIError {
        APIError(code: "InvalidRuntimeException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `InvalidSecurityGroupIDException`, status 502.
    package static func invalidSecurityGroupIDException(_ message: String?) -> APIError {
        APIError(code: "InvalidSecurityGroupIDException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `InvalidSubnetIDException`, status 502.
    package static func invalidSubnetIDException(_ message: String?) -> APIError {
        APIError(code: "InvalidSubnetIDException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `InvalidZipFileException`, status 502.
    package static func invalidZipFileException(_ message: String?) -> APIError {
        APIError(code: "InvalidZipFileException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `KMSAccessDeniedException`, status 502.
    package static func kmsAccessDeniedException(_ message: String?) -> APIError {
        APIError(code: "KMSAccessDeniedException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `KMSDisabledException`, status 502.
    package static func kmsDisabledException(_ message: String?) -> APIError {
        APIError(code: "KMSDisabledException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `KMSInvalidStateException`, status 502.
    package static func kmsInvalidStateException(_ message: String?) -> APIError {
        APIError(code: "KMSInvalidStateException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `KMSNotFoundException`, status 502.
    package static func kmsNotFoundException(_ message: String?) -> APIError {
        APIError(code: "KMSNotFoundException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `ModeNotSupportedException`, status 400.
    package static func modeNotSupportedException(_ message: String?) -> APIError {
        APIError(code: "ModeNotSupportedException", status: 400, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `NoPublishedVersionException`, status 400.
    package static func noPublishedVersionException(_ message: String?) -> APIError {
        APIError(code: "NoPublishedVersionException", status: 400, message: message, messageKey: .upperCase, type: "User")
    }

    /// `PolicyLengthExceededException`, status 400.
    package static func policyLengthExceededException(_ message: String?) -> APIError {
        APIError(code: "PolicyLengthExceededException", status: 400, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `PreconditionFailedException`, status 412.
    package static func preconditionFailedException(_ message: String?) -> APIError {
        APIError(code: "PreconditionFailedException", status: 412, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `ProvisionedConcurrencyConfigNotFoundException`, status 404.
    package static func provisionedConcurrencyConfigNotFoundException(_ message: String?) -> APIError {
        APIError(code: "ProvisionedConcurrencyConfigNotFoundException", status: 404, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `PublicPolicyException`, status 400.
    package static func publicPolicyException(_ message: String?) -> APIError {
        APIError(code: "PublicPolicyException", status: 400, message: message, messageKey: .upperCase, type: "User")
    }

    /// `RecursiveInvocationException`, status 400.
    package static func recursiveInvocationException(_ message: String?) -> APIError {
        APIError(code: "RecursiveInvocationException", status: 400, message: message, messageKey: .upperCase, type: "User")
    }

    /// `RequestTooLargeException`, status 413.
    package static func requestTooLargeException(_ message: String?) -> APIError {
        APIError(code: "RequestTooLargeException", status: 413, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `ResourceConflictException`, status 409.
    package static func resourceConflictException(_ message: String?) -> APIError {
        APIError(code: "ResourceConflictException", status: 409, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `ResourceInUseException`, status 400.
    package static func resourceInUseException(_ message: String?) -> APIError {
        APIError(code: "ResourceInUseException", status: 400, message: message, messageKey: .upperCase, type: "User")
    }

    /// `ResourceNotFoundException`, status 404.
    package static func resourceNotFoundException(_ message: String?) -> APIError {
        APIError(code: "ResourceNotFoundException", status: 404, message: message, messageKey: .upperCase, type: "User")
    }

    /// `ResourceNotReadyException`, status 502.
    package static func resourceNotReadyException(_ message: String?) -> APIError {
        APIError(code: "ResourceNotReadyException", status: 502, message: message, messageKey: .lowerCase, type: "Service")
    }

    /// `RuntimeAliasDeletedException`, status 409.
    package static func runtimeAliasDeletedException(_ message: String?) -> APIError {
        APIError(code: "RuntimeAliasDeletedException", status: 409, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `RuntimeVersionDeletedException`, status 409.
    package static func runtimeVersionDeletedException(_ message: String?) -> APIError {
        APIError(code: "RuntimeVersionDeletedException", status: 409, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `S3FilesMountConnectivityException`, status 408.
    package static func s3FilesMountConnectivityException(_ message: String?) -> APIError {
        APIError(code: "S3FilesMountConnectivityException", status: 408, message: message, messageKey: .upperCase, type: "User")
    }

    /// `S3FilesMountFailureException`, status 403.
    package static func s3FilesMountFailureException(_ message: String?) -> APIError {
        APIError(code: "S3FilesMountFailureException", status: 403, message: message, messageKey: .upperCase, type: "User")
    }

    /// `S3FilesMountTimeoutException`, status 408.
    package static func s3FilesMountTimeoutException(_ message: String?) -> APIError {
        APIError(code: "S3FilesMountTimeoutException", status: 408, message: message, messageKey: .upperCase, type: "User")
    }

    /// `SerializedRequestEntityTooLargeException`, status 413.
    package static func serializedRequestEntityTooLargeException(_ message: String?) -> APIError {
        APIError(code: "SerializedRequestEntityTooLargeException", status: 413, message: message, messageKey: .lowerCase, type: "User")
    }

    /// `ServiceException`, status 500.
    package static func serviceException(_ message: String?) -> APIError {
        APIError(code: "ServiceException", status: 500, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `ServiceQuotaExceededException`, status 402.
    package static func serviceQuotaExceededException(_ message: String?) -> APIError {
        APIError(code: "ServiceQuotaExceededException", status: 402, message: message, messageKey: .upperCase, type: "User")
    }

    /// `SnapStartException`, status 400.
    package static func snapStartException(_ message: String?) -> APIError {
        APIError(code: "SnapStartException", status: 400, message: message, messageKey: .upperCase, type: "User")
    }

    /// `SnapStartNotReadyException`, status 409.
    package static func snapStartNotReadyException(_ message: String?) -> APIError {
        APIError(code: "SnapStartNotReadyException", status: 409, message: message, messageKey: .upperCase, type: "User")
    }

    /// `SnapStartRegenerationFailureException`, status 409.
    package static func snapStartRegenerationFailureException(_ message: String?) -> APIError {
        APIError(code: "SnapStartRegenerationFailureException", status: 409, message: message, messageKey: .upperCase, type: "User")
    }

    /// `SnapStartTimeoutException`, status 408.
    package static func snapStartTimeoutException(_ message: String?) -> APIError {
        APIError(code: "SnapStartTimeoutException", status: 408, message: message, messageKey: .upperCase, type: "User")
    }

    /// `SubnetIPAddressLimitReachedException`, status 502.
    package static func subnetIPAddressLimitReachedException(_ message: String?) -> APIError {
        APIError(code: "SubnetIPAddressLimitReachedException", status: 502, message: message, messageKey: .upperCase, type: "Service")
    }

    /// `TooManyRequestsException`, status 429.
    package static func tooManyRequestsException(_ message: String?, retryAfterSeconds: String? = nil, reason: String? = nil) -> APIError {
        var error = APIError(code: "TooManyRequestsException", status: 429, message: message, messageKey: .lowerCase, type: "User")
        error.headers["Retry-After"] = retryAfterSeconds
        error.members["Reason"] = reason
        return error
    }

    /// `UnsupportedMediaTypeException`, status 415.
    package static func unsupportedMediaTypeException(_ message: String?) -> APIError {
        APIError(code: "UnsupportedMediaTypeException", status: 415, message: message, messageKey: .lowerCase, type: "User")
    }
}
