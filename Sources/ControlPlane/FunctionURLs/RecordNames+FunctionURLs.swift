import Execution
import Storage

extension RecordNames {
    static let functionURLs = "function-urls"
    /// By the id of the address.
    static let functionURLOwners = "function-url-owners"

    /// - Parameter qualifier: an alias; nil for the function itself. The address stays when the alias is deleted.
    static func functionURL(_ qualifier: String?, of function: FunctionKey) -> RecordKey {
        let place = place(of: qualifier ?? FunctionTarget.latestQualifier)
        return RecordKey(collection: functionURLs, id: belongingPrefix(function) + place)
    }

    static func functionURLOwner(_ id: String) -> RecordKey {
        RecordKey(collection: functionURLOwners, id: id)
    }
}
