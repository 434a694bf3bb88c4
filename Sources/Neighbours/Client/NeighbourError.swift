/// Why a call to a neighbouring service failed.
package struct NeighbourError: Error, Sendable, Equatable, CustomStringConvertible {
    private enum Code: Sendable, Equatable {
        case notConfigured
        case credentials
        case unreachable
        case timedOut
        case service
        case tooLarge
        case invalidRequest
    }

    private let code: Code

    /// What happened, for people.
    package let message: String

    /// The error code that the service answered with (`NoSuchKey`); nil when the service did not answer with an error.
    package let serviceCode: String?

    /// The status of the service's answer; nil when there was none.
    package let status: Int?

    private init(_ code: Code, _ message: String, serviceCode: String? = nil, status: Int? = nil) {
        self.code = code
        self.message = message
        self.serviceCode = serviceCode
        self.status = status
    }

    /// No endpoint is configured for the service.
    package static func notConfigured(service: String) -> NeighbourError {
        NeighbourError(.notConfigured, "no endpoint is configured for \(service)")
    }

    /// Credentials are incomplete or missing.
    package static func credentials(_ message: String) -> NeighbourError {
        NeighbourError(.credentials, message)
    }

    /// No connection, or it broke.
    package static func unreachable(_ message: String) -> NeighbourError {
        NeighbourError(.unreachable, message)
    }

    /// The answer did not come in time.
    package static func timedOut(_ message: String) -> NeighbourError {
        NeighbourError(.timedOut, message)
    }

    /// The service answered with an error.
    package static func service(code: String, message: String, status: Int) -> NeighbourError {
        NeighbourError(.service, message, serviceCode: code, status: status)
    }

    /// The answer is larger than the caller accepts.
    package static func tooLarge(limit: Int) -> NeighbourError {
        NeighbourError(.tooLarge, "the answer is larger than \(limit) bytes")
    }

    /// The request cannot be sent as it is.
    package static func invalidRequest(_ message: String) -> NeighbourError {
        NeighbourError(.invalidRequest, message)
    }

    /// Whether the service itself answered, so that ``serviceCode``, ``status`` and ``message`` are its own words.
    package var isServiceAnswer: Bool { code == .service }

    /// Whether there is no endpoint for the service.
    package var isNotConfigured: Bool { code == .notConfigured }

    /// Whether the request could not be sent as it was.
    package var isInvalidRequest: Bool { code == .invalidRequest }

    /// Whether the answer was larger than the caller accepts.
    package var isTooLarge: Bool { code == .tooLarge }

    package var description: String {
        guard let serviceCode, let status else { return message }
        return "\(serviceCode) (\(status)): \(message)"
    }
}
