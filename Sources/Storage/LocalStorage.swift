import Foundation
import GRDB
package import Logging
import Synchronization

/// Records in SQLite and blobs in files, in one directory that this process has to itself.
///
/// An acknowledged commit survives the end of the process and a power cut.
package final class LocalStorage: RecordStore, BlobStore {
    struct State: ~Copyable {
        var lock: DirectoryLock?
        var isClosed = false
        var isCollectionScheduled = false
    }

    let pool: DatabasePool
    let commits: CommitQueue
    let feed: ChangeFeed
    let blobs: BlobDirectory
    let configuration: StorageConfiguration
    let logger: Logger
    let state: Mutex<State>

    /// Entered by every operation, so that closing waits for those that run.
    let running = DispatchGroup()

    /// Blob files are written and read here: it may take long, and never blocks the commits.
    let fileQueue = DispatchQueue(label: "lambent.storage.blobs", attributes: .concurrent)

    private init(
        pool: DatabasePool,
        lock: consuming DirectoryLock,
        blobs: BlobDirectory,
        configuration: StorageConfiguration,
        logger: Logger
    ) {
        self.pool = pool
        self.blobs = blobs
        self.configuration = configuration
        self.logger = logger
        state = Mutex(State(lock: consume lock))
        let feed = ChangeFeed()
        self.feed = feed
        commits = CommitQueue(
            pool: pool,
            logger: logger,
            blobExists: { blobs.exists($0) },
            committed: { outcome in
                blobs.touch(outcome.droppedBlobs)
                feed.publish(outcome.notices)
            }
        )
    }

    /// Opens the store in a directory, which is made if it is missing: takes its lock, brings its tables up to date and
    /// removes what a killed server left behind.
    ///
    /// - Throws: `directoryInUse` if another server has the directory, `unavailable` if it cannot be used, `corrupt` if
    ///   what is in it is damaged.
    package static func open(
        directory: String,
        configuration: StorageConfiguration = StorageConfiguration(),
        logger: Logger
    ) async throws(StorageError) -> LocalStorage {
        try await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    returning: Result { () throws(StorageError) in
                        try openBlocking(directory: directory, configuration: configuration, logger: logger)
                    }
                )
            }
        }.get()
    }

    private static func openBlocking(
        directory: String,
        configuration: StorageConfiguration,
        logger: Logger
    ) throws(StorageError) -> LocalStorage {
        try FileSystem.makeDirectory(directory, mode: 0o755)
        let lock = try DirectoryLock(directory: directory)
        let blobs = try BlobDirectory(directory: directory + "/blobs")
        let pool = try DatabaseFile.open(directory + "/records.sqlite", readers: configuration.readers)
        let storage = LocalStorage(
            pool: pool,
            lock: lock,
            blobs: blobs,
            configuration: configuration,
            logger: logger
        )
        // Nothing is being written yet, so whatever no record names is left from a killed server.
        let removed = try storage.collectBlocking(olderThan: .zero)
        if removed > 0 { logger.info("removed orphaned blobs", metadata: ["count": "\(removed)"]) }
        return storage
    }

    /// Finishes the commits and reads that have begun, ends the change feeds and gives up the directory.
    ///
    /// Calls after this fail as `unavailable`. Closing again has no effect.
    package func close() async {
        let isFirst = state.withLock { state in
            defer { state.isClosed = true }
            return !state.isClosed
        }
        guard isFirst else { return }
        await withCheckedContinuation { continuation in
            running.notify(queue: fileQueue) { continuation.resume() }
        }
        feed.finish()
        do {
            try pool.close()
        } catch {
            logger.warning("closing the database failed", metadata: ["error": "\(error)"])
        }
        state.withLock { $0.lock = nil }
    }

    /// Runs one operation that `close` waits for.
    ///
    /// - Parameter start: gets the function to call, once, with the result.
    func operation<Success: Sendable>(
        _ start: (@escaping @Sendable (Result<Success, StorageError>) -> Void) -> Void
    ) async throws(StorageError) -> Success {
        // Entering under the lock: either `close` waits for this operation, or the operation sees that it is closed.
        let isOpen = state.withLock { state in
            if !state.isClosed { running.enter() }
            return !state.isClosed
        }
        guard isOpen else { throw .unavailable("the store is closed") }
        defer { running.leave() }
        return try await withCheckedContinuation { continuation in
            start { continuation.resume(returning: $0) }
        }.get()
    }
}
