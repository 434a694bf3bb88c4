import LambdaAPI

/// What the operations on function URLs say of what is missing or there already (recorded from the service).
enum FunctionURLRules {
    static let noFunction = APIError.resourceNotFoundException("Function does not exist")
    static let noConfig = APIError.resourceNotFoundException("The resource you requested does not exist.")

    static func exists(_ arn: String) -> APIError {
        .resourceConflictException(
            "Failed to create function url config for [functionArn = \(arn)]. Error message:  FunctionUrlConfig exists"
                + " for this Lambda function"
        )
    }

    /// Rules for other origins that say nothing are none.
    static func cors(_ cors: Cors?) -> Cors? {
        guard let cors, cors != Cors() else { return nil }
        return cors
    }

    /// A qualifier in the name is held to what the parameter may be.
    ///
    /// - Throws: ValidationException for a version and for `$LATEST`.
    static func check(_ reference: FunctionReference) throws(APIError) {
        guard let qualifier = reference.qualifier else { return }
        if case .alias = reference.target { return }
        throw .validationException([
            ConstraintViolation(
                value: .text(qualifier),
                path: "qualifier",
                constraint: #"Member must satisfy regular expression pattern: ((?!^\d+$)^[0-9a-zA-Z-_]+$)"#
            )
        ])
    }
}
