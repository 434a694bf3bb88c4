import Foundation
import GRDB
import Logging
import Synchronization

/// The one writer: takes every waiting commit into one transaction, so that all of them share one wait for the disk.
///
/// Each commit has a savepoint: a conflict undoes its own changes only.
final class CommitQueue: Sendable {
    typealias Completion = @Sendable (Result<[Int64], StorageError>) -> Void

    private struct Waiting {
        let changes: [RecordChange]
        let messages: [MessageChange]
        let weightLimit: Int64?
        let completion: Completion
    }

    private struct State {
        var waiting: [Waiting] = []
        var isScheduled = false
    }

    /// A longer queue is written as several transactions, so that the first callers do not wait for the last.
    private static let groupLimit = 512

    private let pool: DatabasePool
    private let queue = DispatchQueue(label: "lambent.storage.writer")
    private let state = Mutex(State())
    private let blobExists: @Sendable (BlobDigest) -> Bool
    private let committed: @Sendable (CommitOutcome) -> Void
    private let logger: Logger

    /// - Parameters:
    ///   - blobExists: whether the file of a blob is there.
    ///   - committed: called for each commit once it is durable, in order, before its caller is told.
    init(
        pool: DatabasePool,
        logger: Logger,
        blobExists: @escaping @Sendable (BlobDigest) -> Bool,
        committed: @escaping @Sendable (CommitOutcome) -> Void
    ) {
        self.pool = pool
        self.logger = logger
        self.blobExists = blobExists
        self.committed = committed
    }

    /// Adds a commit to the next group.
    func submit(
        _ changes: [RecordChange],
        messages: [MessageChange] = [],
        weightLimit: Int64? = nil,
        completion: @escaping Completion
    ) {
        let waiting = Waiting(
            changes: changes,
            messages: messages,
            weightLimit: weightLimit,
            completion: completion
        )
        let schedules = state.withLock { state in
            state.waiting.append(waiting)
            defer { state.isScheduled = true }
            return !state.isScheduled
        }
        if schedules { queue.async { self.drain() } }
    }

    /// Runs work between two groups, so that no commit happens meanwhile.
    func betweenGroups(_ work: @escaping @Sendable () -> Void) {
        queue.async(execute: work)
    }

    private func drain() {
        let group: [Waiting] = state.withLock { state in
            let group = Array(state.waiting.prefix(Self.groupLimit))
            state.waiting.removeFirst(group.count)
            return group
        }
        let results = write(group)
        for (waiting, result) in zip(group, results) {
            if case .success(let outcome) = result { committed(outcome) }
            waiting.completion(result.map(\.versions))
        }
        let continues = state.withLock { state in
            state.isScheduled = !state.waiting.isEmpty
            return state.isScheduled
        }
        // By way of the queue, so that work between groups gets its turn.
        if continues { queue.async { self.drain() } }
    }

    private func write(_ group: [Waiting]) -> [Result<CommitOutcome, StorageError>] {
        var results: [Result<CommitOutcome, StorageError>] = []
        do {
            try pool.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    var lastVersion = try RecordTable.lastVersion(in: db)
                    var changed = false
                    for waiting in group {
                        let result = try apply(waiting, in: db, lastVersion: &lastVersion)
                        if case .success(let outcome) = result, !outcome.notices.isEmpty || outcome.changesMessages {
                            changed = true
                        }
                        results.append(result)
                    }
                    guard changed else { return .rollback }
                    try RecordTable.setLastVersion(lastVersion, in: db)
                    return .commit
                }
            }
            return results
        } catch {
            // Not even a conflict is certain now: it may have been one with a neighbour that is undone as well.
            let failure = StorageError(database: error)
            logger.error("commit failed", metadata: ["error": "\(failure)", "commits": "\(group.count)"])
            return group.map { _ in .failure(failure) }
        }
    }

    private func apply(
        _ waiting: Waiting,
        in db: Database,
        lastVersion: inout Int64
    ) throws -> Result<CommitOutcome, StorageError> {
        var outcome = CommitOutcome()
        do {
            try db.inSavepoint {
                let commit = Commit(
                    changes: waiting.changes,
                    messages: waiting.messages,
                    weightLimit: waiting.weightLimit,
                    blobExists: blobExists
                )
                outcome = try commit.apply(in: db, lastVersion: &lastVersion)
                return .commit
            }
            return .success(outcome)
        } catch {
            // SQLite undoes the whole transaction on some failures (disk full, I/O): then the group has failed.
            guard db.isInsideTransaction else { throw error }
            return .failure(StorageError(database: error))
        }
    }
}
