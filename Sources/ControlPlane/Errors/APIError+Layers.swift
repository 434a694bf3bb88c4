import LambdaAPI

extension APIError {
    static let layerResourceNotFound = APIError.resourceNotFoundException("The resource you requested does not exist.")

    static let layerVersionTooSmall = APIError.invalidParameterValueException("Layer Version Cannot be less than 1")

    /// A layer of another account that no policy opens to the caller.
    static func layerForbidden(_ arn: String, action: String, caller: Caller) -> APIError {
        .accessDeniedException(
            "User: \(caller.principalARN) is not authorized to perform: lambda:\(action) on resource: \(arn)"
                + " because no resource-based policy allows the lambda:\(action) action"
        )
    }
}
