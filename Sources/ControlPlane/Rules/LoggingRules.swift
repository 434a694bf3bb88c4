import LambdaAPI

/// How a LoggingConfig changes where and how a function logs: the only member that is merged, not replaced.
enum LoggingRules {
    private static let defaultLevel = "INFO"

    /// The settings of a function that says nothing about them.
    static func initial(functionName: String) -> LoggingState {
        LoggingState(format: "Text", applicationLevel: nil, systemLevel: nil, group: "/aws/lambda/\(functionName)")
    }

    static func merge(_ change: LoggingConfig, into current: LoggingState) throws(APIError) -> LoggingState {
        var result = current
        result.format = change.logFormat?.rawValue ?? current.format
        result.group = change.logGroup ?? current.group
        guard result.format == "JSON" else {
            guard change.applicationLogLevel == nil, change.systemLogLevel == nil else {
                throw .invalidParameterValueException(
                    "LogLevel is not supported when LogFormat is set to \"Text\"."
                        + " Remove LogLevel from your request or change the LogFormat to \"JSON\" and try again."
                )
            }
            result.applicationLevel = nil
            result.systemLevel = nil
            return result
        }
        result.applicationLevel = change.applicationLogLevel?.rawValue ?? current.applicationLevel ?? defaultLevel
        result.systemLevel = change.systemLogLevel?.rawValue ?? current.systemLevel ?? defaultLevel
        return result
    }
}
