import LambdaAPI

/// Which roles a caller may give to a function.
enum RoleRules {
    /// - Parameter role: an ARN that fits the model's pattern.
    static func check(_ role: String, caller: Caller) throws(APIError) {
        let parts = role.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count > 4, parts[4] == caller.account else {
            throw .accessDeniedException("Cross-account pass role is not allowed.")
        }
    }
}
