import Execution
import Storage

extension RecordNames {
    static let aliases = "aliases"

    static func alias(_ name: String, of function: FunctionKey) -> RecordKey {
        RecordKey(collection: aliases, id: belongingPrefix(function) + name)
    }
}
