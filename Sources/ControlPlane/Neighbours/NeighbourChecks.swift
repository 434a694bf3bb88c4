import LambdaAPI
import Logging
import Neighbours

/// Asks neighbouring services whether what a function names is there; where no neighbour is configured for a service,
/// what is named is taken as it is.
///
/// A service that says that something does not exist, or cannot be used, refuses the request in the service's own words.
/// A service that cannot be reached fails it. Any other answer (no right to ask, an operation that a stand-in does not
/// have) tells nothing about what is named, so that is taken as it is, with a line in the log.
struct NeighbourChecks: Sendable {
    /// nil when there are no neighbours at all.
    let client: NeighbourClient?
    let logger: Logger

    /// The client when a service is configured.
    func client(of service: String) -> NeighbourClient? {
        guard let client, client.isConfigured(service: service) else { return nil }
        return client
    }

    /// What a failed question means that is not an answer to it.
    ///
    /// - Parameters:
    ///   - service: as people call it: `IAM`.
    ///   - subject: what was asked for.
    func passOver(_ error: NeighbourError, service: String, subject: String) throws(APIError) {
        guard error.isServiceAnswer else {
            throw .serviceException("\(service) could not be asked about \(subject): \(error.message)")
        }
        logger.warning(
            "a neighbouring service does not tell whether something exists, which is taken as it is named",
            metadata: ["service": "\(service)", "subject": "\(subject)", "answer": "\(error)"]
        )
    }

    /// The form in which the service hands on what another one said.
    static func occurred(
        while operation: String,
        service: String,
        code: String,
        message: String
    ) -> APIError {
        .invalidParameterValueException(
            "Error occurred while \(operation). \(service) Error Code: \(code). \(service) Error Message: \(message)"
        )
    }
}
