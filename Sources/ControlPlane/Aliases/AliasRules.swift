import LambdaAPI

/// What the routing of an alias must satisfy beside the constraints of the model; texts recorded from the service.
enum AliasRules {
    /// The second version of a request's routing; nil when it names none.
    ///
    /// - Parameters:
    ///   - weights: the request's AdditionalVersionWeights.
    ///   - version: the version that the alias names itself.
    static func additional(
        _ weights: [String: Double],
        beside version: String
    ) throws(APIError) -> AliasRecord.AdditionalVersion? {
        guard weights.count <= 1 else {
            throw .invalidParameterValueException(
                "Number of items in AdditionalVersionWeights cannot be greater than 1"
            )
        }
        guard let (number, weight) = weights.first else { return nil }
        let additional = AliasRecord.AdditionalVersion(version: number, weight: weight)
        try check(additional, beside: version)
        return additional
    }

    /// Refuses two versions that one alias cannot have together.
    static func check(
        _ additional: AliasRecord.AdditionalVersion,
        beside version: String
    ) throws(APIError) {
        if version == FunctionTarget.latestQualifier {
            throw APIError.invalidParameterValueException(
                "$LATEST is not supported for an alias pointing to more than 1 version"
            ).withoutType
        }
        if version == additional.version {
            throw .invalidParameterValueException(
                "Invalid function version \(version)."
                    + " Function version \(version) is already included in routing configuration."
            )
        }
    }
}
