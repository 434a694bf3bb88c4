import LambdaAPI
import Neighbours

/// What a request is told when its code cannot be fetched from S3.
enum S3Refusal {
    /// Our own words in the service's form: there is nothing to ask.
    static let notConfigured = answer(
        code: "ServiceUnavailable",
        message: "No S3 endpoint is configured. Start the server with --neighbour s3=URL."
    )

    static func of(_ error: NeighbourError, bucket: String, key: String) -> APIError {
        if error.isNotConfigured { return notConfigured }
        if error.isTooLarge { return PackageSizeRules.unzippedTooLarge }
        guard let code = error.serviceCode else {
            return answer(code: "ServiceUnavailable", message: error.message)
        }
        if code == "AccessDenied" {
            return .accessDeniedException(
                "Your access has been denied by S3, please make sure your request credentials have permission to "
                    + "GetObject for \(bucket)/\(key). S3 Error Code: AccessDenied. S3 Error Message: \(error.message)"
            )
        }
        return answer(code: code, message: error.message)
    }

    private static func answer(code: String, message: String) -> APIError {
        .invalidParameterValueException(
            "Error occurred while GetObject. S3 Error Code: \(code). S3 Error Message: \(message)"
        )
    }
}
