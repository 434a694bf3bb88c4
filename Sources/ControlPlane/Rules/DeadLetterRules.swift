import LambdaAPI

/// Where events that could not be processed may go.
enum DeadLetterRules {
    /// The target that a change leaves; nil when it clears it.
    ///
    /// - Throws: InvalidParameterValueException for anything but a queue or a topic. The service's own text for that is
    ///   not known.
    static func target(_ change: DeadLetterConfig) throws(APIError) -> String? {
        guard let arn = change.targetArn, !arn.isEmpty else { return nil }
        let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[2] == "sqs" || parts[2] == "sns", !parts[5].isEmpty else {
            throw .invalidParameterValueException("The provided dead letter ARN \(arn) is invalid.")
        }
        return arn
    }
}
