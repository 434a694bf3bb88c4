import LambdaAPI

/// The optimistic lock of the API: a request may say which revision it was made for.
enum RevisionRules {
    /// - Parameters:
    ///   - expected: the request's RevisionId; an empty one counts as none.
    ///   - current: the RevisionId of the function as it is now.
    static func check(_ expected: String?, current: String) throws(APIError) {
        guard let expected, !expected.isEmpty, expected != current else { return }
        throw .revisionMismatch
    }
}
