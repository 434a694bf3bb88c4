package import Execution
package import LambdaAPI

/// The function, and perhaps its qualifier, that a request names.
///
/// It is made before anything is read, so every refusal here comes also for functions that do not exist.
package struct FunctionReference: Sendable, Equatable {
    /// The function.
    package let key: FunctionKey
    /// The qualifier of the name or of the request; nil when neither had one.
    package let qualifier: String?

    /// Resolves what a request names.
    ///
    /// - Parameters:
    ///   - identifier: a name, a partial ARN or an ARN, each perhaps with a qualifier, that fits the model's pattern.
    ///   - qualifier: the request's own qualifier parameter.
    /// - Throws: in this order, AccessDeniedException for a function of another account, ResourceNotFoundException
    ///   for one of another region, InvalidParameterValueException when the two qualifiers differ (all recorded from
    ///   the service).
    package init(_ identifier: String?, qualifier: String? = nil, caller: Caller) throws(APIError) {
        guard let identifier else { throw .missing("functionName") }
        let parsed = FunctionIdentifier(parsing: identifier)
        if let account = parsed.account, account != caller.account {
            throw .accessDeniedException(nil)
        }
        if let region = parsed.region, region != caller.region {
            throw .resourceNotFoundException(
                "Functions from '\(region)' are not reachable in this region ('\(caller.region)')"
            )
        }
        if let own = parsed.qualifier, let qualifier, own != qualifier {
            throw .invalidParameterValueException(
                "The derived qualifier from the function name does not match the specified qualifier."
            )
        }
        self.key = FunctionKey(account: caller.account, region: caller.region, name: parsed.name)
        self.qualifier = parsed.qualifier ?? qualifier
    }

    /// The ARN of the function itself.
    package var arn: String { key.arn }

    /// The ARN of a version or alias of the function; of the function itself for nil.
    package func arn(qualifier: String?) -> String {
        guard let qualifier else { return arn }
        return arn + ":" + qualifier
    }

    /// The ARN as the request named it: qualified when it had a qualifier.
    package var arnAsAsked: String { arn(qualifier: qualifier) }

    /// Which version is meant.
    var target: FunctionTarget { FunctionTarget(qualifier: qualifier) }
}
