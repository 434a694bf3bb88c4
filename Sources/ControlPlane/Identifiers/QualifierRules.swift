import LambdaAPI

/// What each operation makes of a qualifier, decided before the function is looked up.
enum QualifierRules {
    /// The answer to a change that is addressed to a published version or an alias.
    ///
    /// What the service says to UpdateFunctionConfiguration, UpdateFunctionCode, PublishVersion and CreateFunction is
    /// not known; this is its recorded text for PutFunctionConcurrency, which refuses qualifiers for the same reason.
    static let changeRefusal =
        "This operation is permitted on Lambda functions only. Aliases and versions do not support this operation."
        + " Please specify either a function name or an unqualified function ARN."

    /// Changes go to the unpublished version only, which may be named `$LATEST`.
    static func requireLatest(_ reference: FunctionReference) throws(APIError) {
        guard reference.target == .latest else {
            throw .invalidParameterValueException(changeRefusal)
        }
    }

    /// A function is created by its bare identity.
    static func requireUnqualified(_ reference: FunctionReference) throws(APIError) {
        guard reference.qualifier == nil else {
            throw .invalidParameterValueException(changeRefusal)
        }
    }

    /// The version that DeleteFunction deletes; nil for the whole function.
    static func versionToDelete(_ reference: FunctionReference) throws(APIError) -> Int? {
        switch reference.target {
        case .latest where reference.qualifier == nil:
            return nil
        case .latest:
            throw .invalidParameterValueException("$LATEST version cannot be deleted without deleting the function.")
        case .version(let number):
            return number
        case .alias:
            throw .invalidParameterValueException("Deletion of aliases is not currently supported.")
        }
    }
}
