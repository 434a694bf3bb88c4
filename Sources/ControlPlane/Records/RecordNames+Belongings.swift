import Execution
import Storage

extension RecordNames {
    /// The collections whose records belong to one function each and go with it: their ids begin with
    /// ``belongingPrefix(_:)``.
    static let belongings = [
        versions, aliases, eventInvokeConfigs, functionPolicies, functionURLs, provisionedConcurrency, lastUses,
    ]

    /// Those of them whose records belong to one version or alias each and go with that: their ids end with
    /// ``place(of:)``.
    static let belongingsOfQualifiers = [eventInvokeConfigs, functionPolicies]

    static func belongingPrefix(_ function: FunctionKey) -> String {
        id(function) + "/"
    }

    /// The records that go with a version or alias.
    static func belongings(ofQualifier qualifier: String, of function: FunctionKey) -> [RecordKey] {
        belongingsOfQualifiers.map {
            RecordKey(collection: $0, id: belongingPrefix(function) + place(of: qualifier))
        }
    }
}
