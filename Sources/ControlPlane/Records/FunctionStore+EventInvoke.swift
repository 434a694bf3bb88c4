import Execution
import LambdaAPI
import Storage

extension FunctionStore {
    func eventInvokeConfig(
        _ qualifier: String,
        of function: FunctionKey
    ) async throws(APIError) -> Stored<EventInvokeConfigRecord>? {
        try await value(RecordNames.eventInvokeConfig(qualifier, of: function))
    }

    /// The configurations of a function: of `$LATEST`, of versions, of aliases.
    ///
    /// - Parameter qualifier: the last that is not wanted any more; nil to begin.
    func eventInvokeConfigs(
        of function: FunctionKey,
        after qualifier: String?,
        limit: Int
    ) async throws(APIError) -> [EventInvokeConfigRecord] {
        let found: [Stored<EventInvokeConfigRecord>] = try await values(
            in: RecordNames.eventInvokeConfigs,
            prefix: RecordNames.belongingPrefix(function),
            after: qualifier.map { RecordNames.eventInvokeConfig($0, of: function).id },
            limit: limit
        )
        return found.map(\.value)
    }
}

extension RecordChange {
    static func put(
        _ record: EventInvokeConfigRecord,
        of function: FunctionKey,
        expecting: Expectation
    ) throws(APIError) -> RecordChange {
        try put(
            RecordNames.eventInvokeConfig(record.qualifier, of: function),
            record,
            packages: [],
            expecting: expecting
        )
    }
}
