import Foundation
import HTTPServer
import NIOCore
import NIOHTTP1
import Neighbours

/// The answers of the Runtime API, byte for byte.
enum RuntimeAPIReply {
    /// The longest response that a function may post, in bytes: 6 MiB and a little.
    static let maximumResponseBytes = 6 * 1024 * 1024 + 100

    static let accepted = json(.accepted, #"{"status":"OK"}"#)
    static let pong = text(.ok, "pong")
    static let notFound = text(.notFound, "404 page not found\n")
    static let unknownToken = text(.notFound, "cannot get credentials for the provided token\n")
    static let noCredentials = text(.internalServerError, "cannot get credentials\n")
    static let methodNotAllowed = HTTPServerResponse(status: .methodNotAllowed)

    static let tooLarge = error(
        .payloadTooLarge,
        "Exceeded maximum allowed payload size (\(maximumResponseBytes) bytes).",
        "RequestEntityTooLarge"
    )
    static let truncated = error(.badRequest, "HTTP request detected as truncated", "TruncatedHTTPRequest")
    static let invalidResponseMode = error(
        .badRequest,
        "Invalid function response mode",
        "InvalidFunctionResponseMode"
    )
    static let malformed = error(.badRequest, "Malformed request", "InvalidRequestFormat")

    /// The environment is not there any more.
    static let gone = error(.forbidden, "The environment has ended", "InvalidStateTransition")

    static func credentials(_ credentials: RoleCredentials) -> HTTPServerResponse {
        let members = [
            ("AccessKeyId", credentials.accessKeyID), ("SecretAccessKey", credentials.secretAccessKey),
            ("Token", credentials.sessionToken), ("Expiration", credentials.expiration.formatted(.iso8601)),
        ]
        let text = members.map { "\"\($0)\":\(JSONText.quoted($1, escapingHTML: false))" }.joined(separator: ",")
        return json(.ok, "{\(text)}")
    }

    static func refusal(_ refusal: RuntimeAPIRefusal) -> HTTPServerResponse {
        switch refusal {
        case .invalidRequestID:
            error(.badRequest, "Invalid request ID", "InvalidRequestID")
        case .invalidTransition(let from, let to):
            error(
                .forbidden,
                "State transition from \(from) to \(to) failed for runtime. Error: State transition is not allowed",
                "InvalidStateTransition"
            )
        }
    }

    private static func error(_ status: HTTPResponseStatus, _ message: String, _ type: String) -> HTTPServerResponse {
        let message = JSONText.quoted(message, escapingHTML: true)
        return json(status, "{\"errorMessage\":\(message),\"errorType\":\"\(type)\"}")
    }

    private static func json(_ status: HTTPResponseStatus, _ body: String) -> HTTPServerResponse {
        HTTPServerResponse(
            status: status,
            headers: ["Content-Type": "application/json"],
            body: ByteBuffer(string: body + "\n")
        )
    }

    private static func text(_ status: HTTPResponseStatus, _ body: String) -> HTTPServerResponse {
        HTTPServerResponse(
            status: status,
            headers: ["Content-Type": "text/plain; charset=utf-8"],
            body: ByteBuffer(string: body)
        )
    }
}
