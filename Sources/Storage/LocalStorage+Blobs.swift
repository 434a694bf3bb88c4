package import Foundation
import GRDB
import Logging
import Synchronization

extension LocalStorage {
    package func write(_ data: Data) async throws(StorageError) -> BlobDigest {
        let digest = try await operation { completion in
            fileQueue.async { [blobs] in
                completion(Result { () throws(StorageError) in try blobs.write(data) })
            }
        }
        scheduleCollection()
        return digest
    }

    package func data(_ digest: BlobDigest) async throws(StorageError) -> Data {
        try await operation { completion in
            fileQueue.async { [blobs] in
                completion(Result { () throws(StorageError) in try blobs.read(digest) })
            }
        }
    }

    package func path(_ digest: BlobDigest) -> String? {
        blobs.exists(digest) ? blobs.path(digest) : nil
    }

    @discardableResult
    package func collectOrphans(olderThan age: Duration) async throws(StorageError) -> Int {
        try await operation { completion in
            commits.betweenGroups {
                completion(Result { () throws(StorageError) in try self.collectBlocking(olderThan: age) })
            }
        }
    }

    /// Collects on the calling thread; only while no commit can run.
    func collectBlocking(olderThan age: Duration) throws(StorageError) -> Int {
        let referenced: Set<String>
        do {
            referenced = try pool.writeWithoutTransaction { db in try RecordTable.referencedBlobs(in: db) }
        } catch {
            throw StorageError(database: error)
        }
        return try blobs.collect(referenced: referenced, olderThan: age)
    }

    /// Looks for orphans once the grace time of what was just written or dropped is over.
    func scheduleCollection() {
        let schedules = state.withLock { state in
            defer { state.isCollectionScheduled = true }
            return !state.isCollectionScheduled
        }
        guard schedules else { return }
        let grace = Double(configuration.orphanGrace.components.seconds) + 1
        fileQueue.asyncAfter(deadline: .now() + grace) { [weak self] in
            guard let self else { return }
            state.withLock { $0.isCollectionScheduled = false }
            Task { await self.collectScheduled() }
        }
    }

    private func collectScheduled() async {
        do {
            try await collectOrphans(olderThan: configuration.orphanGrace)
        } catch {
            logger.debug("orphaned blobs stay for now", metadata: ["error": "\(error)"])
            return
        }
        if blobs.hasRecentlyUsed { scheduleCollection() }
    }
}
