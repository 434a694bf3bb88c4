import HTTPServer
import LambdaAPI

extension APIError {
    /// Too many control plane requests.
    ///
    /// - Parameter retryAfter: seconds.
    static func callerRateLimitExceeded(retryAfter: Int) -> APIError {
        var error = APIError.tooManyRequestsException("Rate exceeded")
        error.members["Reason"] = "CallerRateLimitExceeded"
        error.headers["Retry-After"] = String(retryAfter)
        return error
    }

    /// The error of a request that could not be read as HTTP.
    init(_ failure: HTTPFailure) {
        let (code, status, message) =
            switch failure {
            case .bodyTooLarge(let limit):
                ("RequestEntityTooLargeException", 413, "Request must be smaller than \(limit) bytes")
            case .malformed:
                ("BadRequestException", 400, "The request is not valid HTTP.")
            case .headersTooLarge:
                ("RequestHeaderFieldsTooLargeException", 431, "The headers of the request are too large.")
            case .timeout:
                ("RequestTimeoutException", 408, "The request did not arrive in time.")
            case .truncatedBody:
                ("BadRequestException", 400, "The request ended before its body was complete.")
            }
        self.init(code: code, status: status, message: message, messageKey: .lowerCase, type: nil)
    }
}
