import LambdaAPI

extension APIError {
    /// What operations say that need the configuration for something else (recorded from the service).
    static func codeSigningConfigNotFound(_ arn: String) -> APIError {
        .codeSigningConfigNotFoundException(
            "The code signing configuration cannot be found."
                + " Check that the provided configuration is not deleted: \(arn)."
        )
    }

    /// Recorded from the service: this one has no `Type`.
    static func codeSigningConfigMissing(_ arn: String) -> APIError {
        var error = resourceNotFoundException("The Lambda code signing configuration \(arn) can not be found.")
        error.type = nil
        return error
    }
}
