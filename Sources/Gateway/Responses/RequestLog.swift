import LambdaAPI
import Logging

/// One line for each request that fails. Messages of the caller's
/// own errors stay out: some repeat what he sent, variables included.
struct RequestLog: Sendable {
    let logger: Logger

    func failure(_ error: APIError, operation: APIOperation?, requestID: String) {
        var more: Logger.Metadata = ["error": "\(error.code)", "status": "\(error.status)"]
        // What goes wrong on our side must be found again by its request id, and repeats nothing of the request.
        if error.status >= 500 { more["message"] = "\(error.message ?? "")" }
        logger.log(
            level: error.status >= 500 ? .error : .info,
            "the request was refused",
            metadata: metadata(operation, requestID, more)
        )
    }

    func foreign(_ refusal: ForeignRefusal, service: String, requestID: String) {
        logger.log(
            level: refusal.status >= 500 && refusal.status != 501 ? .error : .info,
            "a request for another service was refused",
            metadata: [
                "service": "\(service)", "request": "\(requestID)", "error": "\(refusal.code)",
                "status": "\(refusal.status)",
                "message": "\(refusal.status >= 500 ? refusal.message : "")",
            ]
        )
    }

    func success(_ operation: APIOperation, requestID: String) {
        logger.debug("the request was answered", metadata: metadata(operation, requestID, [:]))
    }

    private func metadata(
        _ operation: APIOperation?,
        _ requestID: String,
        _ more: Logger.Metadata
    ) -> Logger.Metadata {
        var metadata = more
        metadata["request"] = "\(requestID)"
        metadata["operation"] = "\(operation?.rawValue ?? "unknown")"
        return metadata
    }
}
