import GRDB

/// The statements on totals of weights; every function runs inside the caller's transaction.
enum TotalTable {
    static func add(_ amount: Int64, count: Int, to group: String, _ collection: String, in db: Database) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO record_totals (weight_group, collection, amount, count) VALUES (?, ?, ?, ?)
                ON CONFLICT (weight_group, collection)
                DO UPDATE SET amount = amount + excluded.amount, count = count + excluded.count
                """
        )
        try statement.execute(arguments: [group, collection, amount, count])
    }

    static func totals(of group: String, in db: Database) throws -> [String: RecordTotal] {
        let statement = try db.cachedStatement(
            sql: "SELECT collection, amount, count FROM record_totals WHERE weight_group = ?"
        )
        return try Row.fetchAll(statement, arguments: [group]).reduce(into: [:]) { totals, row in
            totals[row["collection"]] = RecordTotal(amount: row["amount"], count: row["count"])
        }
    }
}
