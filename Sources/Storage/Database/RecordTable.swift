import Foundation
import GRDB

/// The statements on records and their blob references; every function runs inside the caller's transaction.
enum RecordTable {
    static func record(_ key: RecordKey, in db: Database) throws -> Record? {
        let statement = try db.cachedStatement(sql: "\(selection) WHERE collection = ? AND id = ?")
        return try Row.fetchOne(statement, arguments: [key.collection, key.id]).map(record(from:))
    }

    static func records(
        in collection: String,
        prefix: String,
        after id: String?,
        limit: Int,
        in db: Database
    ) throws -> [Record] {
        // Every id with the prefix lies between the prefix and the prefix followed by the last code point.
        let statement = try db.cachedStatement(
            sql: """
                \(selection) WHERE collection = ? AND id >= ? AND id <= ? AND (? IS NULL OR id > ?)
                ORDER BY id LIMIT ?
                """
        )
        return try Row.fetchAll(
            statement,
            arguments: [collection, max(prefix, id ?? prefix), prefix + "\u{10FFFF}", id, id, max(0, limit)]
        ).map(record(from:))
    }

    /// The version of a record, and what it weighs; nil when there is none.
    static func state(of key: RecordKey, in db: Database) throws -> (version: Int64, weight: RecordWeight?)? {
        let statement = try db.cachedStatement(
            sql: "SELECT version, weight_group, weight FROM records WHERE collection = ? AND id = ?"
        )
        return try Row.fetchOne(statement, arguments: [key.collection, key.id]).map { row in
            let group: String? = row["weight_group"]
            return (row["version"], group.map { RecordWeight(group: $0, amount: row["weight"]) })
        }
    }

    static func put(
        _ key: RecordKey,
        version: Int64,
        value: Data,
        weight: RecordWeight?,
        in db: Database
    ) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO records (collection, id, version, value, weight_group, weight) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (collection, id) DO UPDATE SET version = excluded.version, value = excluded.value,
                    weight_group = excluded.weight_group, weight = excluded.weight
                """
        )
        try statement.execute(
            arguments: [key.collection, key.id, version, value, weight?.group, weight?.amount]
        )
    }

    static func delete(_ key: RecordKey, in db: Database) throws {
        let statement = try db.cachedStatement(sql: "DELETE FROM records WHERE collection = ? AND id = ?")
        try statement.execute(arguments: [key.collection, key.id])
    }

    static func blobs(of key: RecordKey, in db: Database) throws -> [String] {
        let statement = try db.cachedStatement(
            sql: "SELECT digest FROM blob_references WHERE collection = ? AND id = ? ORDER BY position"
        )
        return try String.fetchAll(statement, arguments: [key.collection, key.id])
    }

    static func setBlobs(_ digests: [String], of key: RecordKey, in db: Database) throws {
        try db.cachedStatement(sql: "DELETE FROM blob_references WHERE collection = ? AND id = ?")
            .execute(arguments: [key.collection, key.id])
        let insertion = try db.cachedStatement(
            sql: "INSERT INTO blob_references (collection, id, position, digest) VALUES (?, ?, ?, ?)"
        )
        for (position, digest) in digests.enumerated() {
            try insertion.execute(arguments: [key.collection, key.id, position, digest])
        }
    }

    static func referencedBlobs(in db: Database) throws -> Set<String> {
        try String.fetchSet(db, sql: "SELECT DISTINCT digest FROM blob_references")
    }

    static func lastVersion(in db: Database) throws -> Int64 {
        try Int64.fetchOne(db.cachedStatement(sql: "SELECT last FROM version_counter")) ?? 0
    }

    static func setLastVersion(_ version: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "UPDATE version_counter SET last = ?").execute(arguments: [version])
    }

    private static let selection = """
        SELECT collection, id, version, value,
            (SELECT group_concat(digest, ' ') FROM (
                SELECT digest FROM blob_references AS reference
                WHERE reference.collection = records.collection AND reference.id = records.id
                ORDER BY position
            )) AS blobs
        FROM records
        """

    private static func record(from row: Row) throws -> Record {
        let key = RecordKey(collection: row["collection"], id: row["id"])
        let digests = (row["blobs"] as String?).map { $0.split(separator: " ") } ?? []
        let blobs = try digests.map { text in
            guard let digest = BlobDigest(hex: String(text)) else {
                throw StorageError.corrupt("record \(key) names the blob \(text)")
            }
            return digest
        }
        return Record(key: key, version: row["version"], value: row["value"], blobs: blobs)
    }
}
