import Execution
import Storage

/// When the versions of a function were last used, as far as that was noted: now and then, not with each invocation.
struct LastUseRecord: Codable, Sendable, Equatable {
    /// Milliseconds since 1970, by qualifier.
    var uses: [String: Int64] = [:]
}

extension RecordNames {
    static let lastUses = "function-last-uses"

    static func lastUse(_ function: FunctionKey) -> RecordKey {
        RecordKey(collection: lastUses, id: belongingPrefix(function) + "versions")
    }

    /// The function that a record of a version belongs to; nil for an id of another form.
    static func function(ofVersion id: String) -> FunctionKey? {
        let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 4 ? FunctionKey(account: parts[0], region: parts[1], name: parts[2]) : nil
    }
}
