import Execution
import Storage

extension RecordNames {
    static let accounts = "accounts"

    static func account(of function: FunctionKey) -> RecordKey {
        RecordKey(collection: accounts, id: scope(account: function.account, region: function.region))
    }
}
