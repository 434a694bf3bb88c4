import Execution
import Storage

extension RecordNames {
    static let accounts = "accounts"

    static func account(_ account: String, region: String) -> RecordKey {
        RecordKey(collection: accounts, id: scope(account: account, region: region))
    }

    static func account(of function: FunctionKey) -> RecordKey {
        account(function.account, region: function.region)
    }
}
