import GRDB

/// The tables of the database, built up step by step; a step that was ever released is never changed.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("records") { db in
            try db.execute(
                sql: """
                    CREATE TABLE records (
                        collection TEXT NOT NULL,
                        id TEXT NOT NULL,
                        version INTEGER NOT NULL,
                        value BLOB NOT NULL,
                        PRIMARY KEY (collection, id)
                    );
                    CREATE TABLE blob_references (
                        collection TEXT NOT NULL,
                        id TEXT NOT NULL,
                        position INTEGER NOT NULL,
                        digest TEXT NOT NULL,
                        PRIMARY KEY (collection, id, position)
                    ) WITHOUT ROWID;
                    CREATE INDEX blob_references_by_digest ON blob_references (digest);
                    -- One counter gives all versions, so a record that is made again never gets an old one.
                    CREATE TABLE version_counter (last INTEGER NOT NULL);
                    INSERT INTO version_counter VALUES (0);
                    """
            )
        }
        migrator.registerMigration("messages") { db in
            try db.execute(
                sql: """
                    CREATE TABLE messages (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        id TEXT NOT NULL UNIQUE,
                        queue TEXT NOT NULL,
                        lane TEXT NOT NULL,
                        due INTEGER NOT NULL,
                        state BLOB NOT NULL
                    );
                    CREATE INDEX messages_in_order ON messages (queue, lane, due, number);
                    -- Apart, because a body may be large and is never written again.
                    CREATE TABLE message_bodies (number INTEGER PRIMARY KEY, body BLOB NOT NULL);
                    """
            )
        }
        migrator.registerMigration("weights") { db in
            try db.execute(
                sql: """
                    ALTER TABLE records ADD COLUMN weight_group TEXT;
                    ALTER TABLE records ADD COLUMN weight INTEGER;
                    -- The sums of the weights, moved by every change of one.
                    CREATE TABLE record_totals (
                        weight_group TEXT NOT NULL,
                        collection TEXT NOT NULL,
                        amount INTEGER NOT NULL,
                        count INTEGER NOT NULL,
                        PRIMARY KEY (weight_group, collection)
                    ) WITHOUT ROWID;
                    """
            )
        }
        return migrator
    }
}
