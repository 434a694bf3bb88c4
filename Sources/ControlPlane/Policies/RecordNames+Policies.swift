import Execution
import LambdaAPI
import Storage

extension RecordNames {
    static let functionPolicies = "function-policies"
    static let layerPolicies = "layer-version-policies"

    /// - Parameter qualifier: a version or an alias; nil for the function itself.
    static func functionPolicy(_ qualifier: String?, of function: FunctionKey) -> RecordKey {
        let place = place(of: qualifier ?? FunctionTarget.latestQualifier)
        return RecordKey(collection: functionPolicies, id: belongingPrefix(function) + place)
    }

    static func layerPolicy(_ number: Int, of layer: LayerKey) -> RecordKey {
        RecordKey(collection: layerPolicies, id: layerVersion(number, of: layer).id)
    }
}

extension RecordChange {
    /// The policy that there is from now on: none without a statement.
    static func policy(
        _ policy: PolicyRecord,
        at key: RecordKey,
        expecting: Expectation
    ) throws(APIError) -> RecordChange {
        guard !policy.statements.isEmpty else { return .delete(key, expecting: expecting) }
        return try put(key, policy, packages: [], expecting: expecting)
    }
}
