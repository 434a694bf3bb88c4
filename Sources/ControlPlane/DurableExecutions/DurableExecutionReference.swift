import LambdaAPI

/// The durable execution that a request names.
struct DurableExecutionReference: Sendable, Equatable {
    let arn: String

    /// - Parameter arn: fits the model's pattern.
    /// - Throws: AccessDeniedException for an execution of another account, ResourceNotFoundException for one of another
    ///   region.
    init(_ arn: String?, caller: Caller) throws(APIError) {
        guard let arn else { throw .missing("durableExecutionArn") }
        let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count > 6 else { throw .durableExecutionNotFound(arn) }
        guard parts[4] == caller.account else { throw .accessDeniedException(nil) }
        guard parts[3] == caller.region else { throw .durableExecutionNotFound(arn) }
        self.arn = arn
    }
}

extension APIError {
    /// The service's own words are not known.
    static func durableExecutionNotFound(_ arn: String) -> APIError {
        .resourceNotFoundException("Durable execution not found: \(arn)")
    }

    /// A token of no checkpoint. Operations that take one do not know a missing execution.
    static let invalidCheckpointToken = APIError.invalidParameterValueException("Invalid checkpoint token.")

    static func callbackNotFound(_ id: String) -> APIError {
        .resourceNotFoundException("Callback not found: \(id)")
    }
}
