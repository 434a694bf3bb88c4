import LambdaAPI
import Storage

extension FunctionStore {
    func eventSourceMapping(
        _ uuid: String,
        _ caller: Caller
    ) async throws(APIError) -> Stored<EventSourceMappingRecord>? {
        try await value(RecordNames.eventSourceMapping(uuid, account: caller.account, region: caller.region))
    }

    /// Mappings in the order of their identifiers.
    ///
    /// - Parameter uuid: the last that is not wanted any more; nil to begin.
    func eventSourceMappings(
        of caller: Caller,
        after uuid: String?,
        limit: Int
    ) async throws(APIError) -> [EventSourceMappingRecord] {
        let scope = RecordNames.scope(account: caller.account, region: caller.region)
        let found: [Stored<EventSourceMappingRecord>] = try await values(
            in: RecordNames.eventSourceMappings,
            prefix: scope,
            after: uuid.map { scope + $0 },
            limit: limit
        )
        return found.map(\.value)
    }

    /// The mapping that has one of the claims already.
    ///
    /// - Parameter uuid: a mapping that may have them: the one that asks.
    func claimant(of keys: [RecordKey], otherThan uuid: String) async throws(APIError) -> String? {
        for key in keys {
            let stored: Stored<EventSourceClaimRecord>? = try await value(key)
            if let stored, stored.value.uuid != uuid { return stored.value.uuid }
        }
        return nil
    }
}

extension RecordChange {
    static func put(
        _ record: EventSourceMappingRecord,
        expecting: Expectation
    ) throws(APIError) -> RecordChange {
        try put(record.key, record, packages: [], expecting: expecting)
    }

    static func claim(_ key: RecordKey, for uuid: String) throws(APIError) -> RecordChange {
        try put(key, EventSourceClaimRecord(uuid: uuid), packages: [], expecting: .absent)
    }
}
