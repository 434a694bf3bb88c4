import LambdaAPI

extension APIError {
    /// A required member is absent; requests that came through the constraint checks have them all.
    static func missing(_ path: String) -> APIError {
        .validationException([
            ConstraintViolation(value: .null, path: path, constraint: "Member must not be null")
        ])
    }

    static func functionNotFound(_ arn: String) -> APIError {
        .resourceNotFoundException("Function not found: \(arn)")
    }

    static func functionExists(_ name: String) -> APIError {
        .resourceConflictException("Function already exist: \(name)")
    }

    /// Recorded from the service.
    static let codeStorageExceeded = APIError.codeStorageExceededException("Code storage limit exceeded.")

    static let revisionMismatch = APIError.preconditionFailedException(
        "The Revision Id provided does not match the latest Revision Id."
            + " Call the GetFunction/GetAlias API to retrieve the latest Revision Id"
    )

    /// The function's state does not allow a change or a publication.
    ///
    /// - Parameter arn: the unqualified ARN of the function.
    static func refusedChange(_ refusal: FunctionLifecycle.Refusal, arn: String) -> APIError {
        let reason =
            switch refusal {
            case .updateInProgress:
                "An update is in progress for resource: \(arn)"
            case .state(let state, let reasonCode):
                "The resource \(arn) is currently in the following state: '\(state)'. StateReasonCode: '\(reasonCode)'"
            case .lastUpdateFailed:
                // The service's own words are not known.
                "The last update failed for resource: \(arn). Update the function successfully before you publish it."
            }
        return .resourceConflictException("The operation cannot be performed at this time. \(reason)")
    }

    /// The function's state does not allow an invocation.
    static func refusedInvocation(state: String) -> APIError {
        .resourceConflictException(
            "The operation cannot be performed at this time."
                + " The function is currently in the following state: \(state)"
        )
    }
}
