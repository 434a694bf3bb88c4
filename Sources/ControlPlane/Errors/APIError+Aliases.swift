import LambdaAPI

extension APIError {
    /// What every operation says of an alias that it only asks for.
    static func aliasNotFound(_ arn: String) -> APIError {
        .resourceNotFoundException("Cannot find alias arn: \(arn)")
    }

    /// UpdateAlias says it in other words.
    static func aliasToUpdateNotFound(_ arn: String) -> APIError {
        .resourceNotFoundException("Alias not found: \(arn)")
    }

    static func aliasExists(_ arn: String) -> APIError {
        .resourceConflictException("Alias already exists: \(arn)")
    }

    static func versionInUse(by aliases: [String]) -> APIError {
        .resourceConflictException(
            "Unable to delete version because the following aliases reference it:"
                + " [\(aliases.joined(separator: ", "))]"
        )
    }

    /// The same error with a body that has no `Type`, as the service sends a few.
    var withoutType: APIError {
        var error = self
        error.type = nil
        return error
    }
}
