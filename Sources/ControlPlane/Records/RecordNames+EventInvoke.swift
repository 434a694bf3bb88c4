import Execution
import Storage

extension RecordNames {
    static let eventInvokeConfigs = "event-invoke-configs"

    /// Listed in this order: `$LATEST`, versions by their numbers, aliases by their names.
    static func eventInvokeConfig(_ qualifier: String, of function: FunctionKey) -> RecordKey {
        RecordKey(collection: eventInvokeConfigs, id: belongingPrefix(function) + place(of: qualifier))
    }

    /// What an id has after the function's prefix.
    static func place(of qualifier: String) -> String {
        switch FunctionTarget(qualifier: qualifier) {
        case .latest: "0"
        case .version(let number): "1" + padded(number)
        case .alias(let name): "2" + name
        }
    }
}
