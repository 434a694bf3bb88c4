import Execution
import LambdaAPI

/// What runtime management is about: the unpublished version of a function, or a published one.
struct RuntimeManagementTarget: Sendable {
    let reference: FunctionReference
    /// The number of a published version; nil for the unpublished one.
    let version: Int?

    var key: FunctionKey { reference.key }

    /// With `$LATEST` where the request named nothing.
    var arn: String { reference.arn(qualifier: reference.qualifier ?? FunctionTarget.latestQualifier) }

    /// - Throws: the refusals of ``FunctionReference``, and InvalidParameterValueException for what is no version; the
    ///   service's words for that are not known.
    init(_ name: String?, qualifier: String?, _ caller: Caller) throws(APIError) {
        reference = try FunctionReference(name, qualifier: qualifier, caller: caller)
        switch reference.target {
        case .latest:
            version = nil
        case .version(let number):
            version = number
        case .alias:
            throw .invalidParameterValueException(
                "Runtime management is configured for versions of a function. Please specify $LATEST or the number of a"
                    + " published version."
            )
        }
    }
}
