import GRDB

/// What one commit did, known to be true only once its group is on the disk.
struct CommitOutcome: Sendable {
    /// One for each change.
    var versions: [Int64] = []

    /// One for each change that had an effect.
    var notices: [RecordChangeNotice] = []

    /// Whether messages were changed.
    var changesMessages = false

    /// Blobs that a record stopped naming.
    var droppedBlobs: Set<String> = []
}

/// Applies the changes of one commit inside its savepoint.
struct Commit {
    let changes: [RecordChange]

    let messages: [MessageChange]

    /// Whether the file of a blob is there.
    let blobExists: (BlobDigest) -> Bool

    /// - Parameter lastVersion: the last version given to any record; advanced for each change.
    func apply(in db: Database, lastVersion: inout Int64) throws -> CommitOutcome {
        var outcome = CommitOutcome()
        for change in changes {
            lastVersion += 1
            outcome.versions.append(lastVersion)
            let current = try RecordTable.version(of: change.key, in: db)
            switch change {
            case .put(let key, let value, let blobs, let expectation):
                guard expectation.allows(current) else { throw StorageError.conflict(key) }
                try RecordTable.put(key, version: lastVersion, value: value, in: db)
                try setBlobs(blobs, of: key, in: db, &outcome)
                outcome.notices.append(RecordChangeNotice(key: key, version: lastVersion, kind: .put))
            case .delete(let key, let expectation):
                guard expectation.allows(current) else { throw StorageError.conflict(key) }
                guard current != nil else { continue }
                try RecordTable.delete(key, in: db)
                try setBlobs([], of: key, in: db, &outcome)
                outcome.notices.append(RecordChangeNotice(key: key, version: lastVersion, kind: .deleted))
            }
        }
        for change in messages {
            try MessageTable.apply(change, in: db)
            outcome.changesMessages = true
        }
        return outcome
    }

    private func setBlobs(
        _ blobs: [BlobDigest],
        of key: RecordKey,
        in db: Database,
        _ outcome: inout CommitOutcome
    ) throws {
        let old = try RecordTable.blobs(of: key, in: db)
        let new = blobs.map(\.hex)
        guard old != new else { return }
        for digest in Set(blobs) where !old.contains(digest.hex) {
            guard blobExists(digest) else { throw StorageError.blobMissing(digest) }
        }
        try RecordTable.setBlobs(new, of: key, in: db)
        outcome.droppedBlobs.formUnion(Set(old).subtracting(new))
    }
}
