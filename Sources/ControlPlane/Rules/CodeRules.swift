import LambdaAPI

/// The precondition that a publication can make about the code.
enum CodeRules {
    /// - Parameter expected: the request's CodeSha256; an empty one counts as none.
    static func check(_ expected: String?, current: CodeReference) throws(APIError) {
        let actual = current.shownDigest ?? ""
        guard let expected, !expected.isEmpty, expected != actual else { return }
        throw .invalidParameterValueException(
            "CodeSHA256 (\(expected)) is different from current CodeSHA256 in $LATEST (\(actual))."
                + " Please try again with the CodeSHA256 in $LATEST."
        )
    }
}
