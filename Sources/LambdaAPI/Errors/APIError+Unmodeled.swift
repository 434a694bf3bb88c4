// Errors that the service sends and its model does not name.
extension APIError {
    /// `ValidationException`, 400: constraints of the model are broken; all of them, in one text.
    package static func validationException(_ violations: [ConstraintViolation]) -> APIError {
        let noun = violations.count == 1 ? "error" : "errors"
        let text = violations.map(\.description).joined(separator: "; ")
        return plain("ValidationException", 400, "\(violations.count) validation \(noun) detected: \(text)")
    }

    /// `SerializationException`, 400: the body is no JSON, or a member has a wrong type.
    package static func serializationException(_ message: String?) -> APIError {
        plain("SerializationException", 400, message, .upperCase)
    }

    /// `AccessDeniedException`, 403. An ARN of another account gives it without a message.
    package static func accessDeniedException(_ message: String?) -> APIError {
        plain("AccessDeniedException", 403, message, .upperCase)
    }

    /// `RequestEntityTooLargeException`, 413: the body is larger than the operation takes.
    package static func requestEntityTooLargeException(_ message: String) -> APIError {
        plain("RequestEntityTooLargeException", 413, message)
    }

    /// The same, in the text that names the limit in bytes and the operation.
    package static func requestEntityTooLargeException(limit: Int, operation: Operation) -> APIError {
        // The service's text calls Invoke by the name of its permission.
        let name = operation == .invoke ? "InvokeFunction" : operation.rawValue
        return requestEntityTooLargeException(
            "Request must be smaller than \(limit) bytes for the \(name) operation"
        )
    }

    /// `UnknownOperationException`, 404: no operation has that path and method.
    package static func unknownOperationException() -> APIError {
        plain("UnknownOperationException", 404, nil, .upperCase)
    }

    private static func plain(
        _ code: String,
        _ status: Int,
        _ message: String?,
        _ key: MessageKey = .lowerCase
    ) -> APIError {
        APIError(code: code, status: status, message: message, messageKey: key, type: nil)
    }
}

// Failures of authentication: all without a type, with a lower-case message.
extension APIError {
    /// `MissingAuthenticationTokenException`, 403: the request is not signed.
    package static func missingAuthenticationTokenException() -> APIError {
        plain("MissingAuthenticationTokenException", 403, "Missing Authentication Token")
    }

    /// `UnrecognizedClientException`, 403: the access key or session token is not known.
    package static func unrecognizedClientException() -> APIError {
        plain("UnrecognizedClientException", 403, "The security token included in the request is invalid.")
    }

    /// `InvalidSignatureException`, 403, with the text of a signature that does not match unless given another.
    package static func invalidSignatureException(_ message: String? = nil) -> APIError {
        plain(
            "InvalidSignatureException",
            403,
            message
                ?? "The request signature we calculated does not match the signature you provided. "
                + "Check your AWS Secret Access Key and signing method. Consult the service documentation for details."
        )
    }

    /// `ExpiredTokenException`, 403: the session token is too old.
    package static func expiredTokenException() -> APIError {
        plain("ExpiredTokenException", 403, "The security token included in the request is expired")
    }

    /// `IncompleteSignatureException`, 403: a part of the authorization is missing or cannot be read.
    package static func incompleteSignatureException(_ message: String) -> APIError {
        plain("IncompleteSignatureException", 403, message)
    }
}
