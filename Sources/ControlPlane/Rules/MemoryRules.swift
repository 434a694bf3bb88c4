import LambdaAPI

/// How much memory a function may have.
enum MemoryRules {
    /// Megabytes. The model allows more, for functions on managed instances.
    static let maximum = 10_240

    static func check(_ megabytes: Int) throws(APIError) {
        guard megabytes <= maximum else {
            throw .invalidParameterValueException(
                "'MemorySize' value failed to satisfy constraint: Member must have value less than or equal to \(maximum)"
            )
        }
    }
}
