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

    /// What a group whose weight grows may weigh afterwards; nil for no limit.
    let weightLimit: Int64?

    /// Whether the file of a blob is there.
    let blobExists: (BlobDigest) -> Bool

    /// - Parameter lastVersion: the last version given to any record; advanced for each change.
    func apply(in db: Database, lastVersion: inout Int64) throws -> CommitOutcome {
        var outcome = CommitOutcome()
        var growth: [String: Int64] = [:]
        for change in changes {
            lastVersion += 1
            outcome.versions.append(lastVersion)
            let found = try RecordTable.state(of: change.key, in: db)
            let current = found?.version
            switch change {
            case .put(let key, let value, let blobs, let weight, let expectation):
                guard expectation.allows(current) else { throw StorageError.conflict(key) }
                try RecordTable.put(key, version: lastVersion, value: value, weight: weight, in: db)
                try weigh(key, found?.weight, weight, in: db, &growth)
                try setBlobs(blobs, of: key, in: db, &outcome)
                outcome.notices.append(RecordChangeNotice(key: key, version: lastVersion, kind: .put))
            case .delete(let key, let expectation):
                guard expectation.allows(current) else { throw StorageError.conflict(key) }
                guard current != nil else { continue }
                try RecordTable.delete(key, in: db)
                try weigh(key, found?.weight, nil, in: db, &growth)
                try setBlobs([], of: key, in: db, &outcome)
                outcome.notices.append(RecordChangeNotice(key: key, version: lastVersion, kind: .deleted))
            }
        }
        try checkWeights(growth, in: db)
        for change in messages {
            try MessageTable.apply(change, in: db)
            outcome.changesMessages = true
        }
        return outcome
    }

    /// Moves the totals by what a record weighed before and weighs now.
    private func weigh(
        _ key: RecordKey,
        _ old: RecordWeight?,
        _ new: RecordWeight?,
        in db: Database,
        _ growth: inout [String: Int64]
    ) throws {
        guard old != new else { return }
        for (weight, sign) in [(old, -1), (new, 1)] {
            guard let weight else { continue }
            let amount = weight.amount * Int64(sign)
            try TotalTable.add(amount, count: sign, to: weight.group, key.collection, in: db)
            growth[weight.group, default: 0] += amount
        }
    }

    private func checkWeights(_ growth: [String: Int64], in db: Database) throws {
        guard let weightLimit else { return }
        for (group, amount) in growth where amount > 0 {
            let total = try TotalTable.totals(of: group, in: db).values.reduce(0) { $0 + $1.amount }
            guard total <= weightLimit else { throw StorageError.tooHeavy(group) }
        }
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
