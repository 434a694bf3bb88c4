import LambdaAPI

/// How long the name of a new function may be.
enum NameRules {
    static let limit = 64

    /// Service code checks this, not the constraints of the model, so the error is another (recorded).
    static func check(_ name: String) throws(APIError) {
        guard name.utf8.count <= limit else {
            throw .invalidParameterValueException(
                "1 validation error detected: Value '\(name)' at 'functionName' failed to satisfy constraint: "
                    + "Member must have length less than or equal to \(limit)"
            )
        }
    }
}
