import Execution
import LambdaAPI
import Storage

extension RecordChange {
    static func put(_ record: AliasRecord, of function: FunctionKey) throws(APIError) -> RecordChange {
        try put(RecordNames.alias(record.name, of: function), record, packages: [], expecting: .any)
    }
}
