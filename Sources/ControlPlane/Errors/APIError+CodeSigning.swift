import LambdaAPI

extension APIError {
    /// Recorded from the service: this one has no `Type`.
    static func codeSigningConfigMissing(_ arn: String) -> APIError {
        var error = resourceNotFoundException("The Lambda code signing configuration \(arn) can not be found.")
        error.type = nil
        return error
    }
}
