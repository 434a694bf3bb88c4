import GRDB

extension LocalStorage {
    package func record(_ key: RecordKey) async throws(StorageError) -> Record? {
        try await read { db in try RecordTable.record(key, in: db) }
    }

    package func records(
        in collection: String,
        prefix: String = "",
        after id: String? = nil,
        limit: Int
    ) async throws(StorageError) -> [Record] {
        try await read { db in
            try RecordTable.records(in: collection, prefix: prefix, after: id, limit: limit, in: db)
        }
    }

    @discardableResult
    package func commit(_ changes: [RecordChange], weightLimit: Int64?) async throws(StorageError) -> [Int64] {
        if changes.isEmpty { return [] }
        let versions = try await operation { completion in
            commits.submit(changes, weightLimit: weightLimit, completion: completion)
        }
        scheduleCollection()
        return versions
    }

    package func totals(of group: String) async throws(StorageError) -> [String: RecordTotal] {
        try await read { db in try TotalTable.totals(of: group, in: db) }
    }

    package func changes() -> AsyncStream<RecordChangeNotice> {
        feed.stream()
    }

    /// Reads on a connection of its own: sees the last commit and waits for no writer.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws(StorageError) -> Value {
        try await operation { completion in
            pool.asyncRead { database in
                completion(Result { try body(database.get()) }.mapError { StorageError(database: $0) })
            }
        }
    }
}
