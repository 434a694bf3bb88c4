import GRDB

/// Opens the database with the durability that acknowledged commits need.
enum DatabaseFile {
    static func open(_ path: String, readers: Int) throws(StorageError) -> DatabasePool {
        // The journal files take over the mode of the database file.
        try FileSystem.makePrivateFile(path)
        do {
            var configuration = Configuration()
            configuration.label = "records"
            configuration.maximumReaderCount = max(1, readers)
            // The lock on the directory keeps other servers out; a person with a SQLite shell may still be inside.
            configuration.busyMode = .timeout(5)
            configuration.prepareDatabase { db in
                try db.execute(sql: "PRAGMA temp_store = MEMORY")
            }
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { db in
                // The pool itself sets NORMAL, after `prepareDatabase`: a power cut would lose acknowledged commits.
                try db.execute(sql: "PRAGMA synchronous = FULL")
                guard try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2 else {
                    throw StorageError.unavailable(
                        "database \(path) cannot be made durable (synchronous = FULL refused)"
                    )
                }
                guard try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal" else {
                    throw StorageError.unavailable("database \(path) cannot use a write-ahead log")
                }
            }
            try Schema.migrator.migrate(pool)
            return pool
        } catch {
            throw StorageError(database: error)
        }
    }
}
