import Foundation
import Synchronization

/// The files of blobs: `<directory>/<first two digits>/<digest>`, written under a temporary name first.
final class BlobDirectory: Sendable {
    private let directory: String
    private let temporaryDirectory: String
    private let nextTemporary = Atomic<Int>(0)

    /// When each blob was last written or lost a record's name; a blob that is not here is older than this process.
    private let lastUsed = Mutex<[String: ContinuousClock.Instant]>([:])

    /// Makes the directories and removes what a killed server left half-written.
    init(directory: String) throws(StorageError) {
        self.directory = directory
        temporaryDirectory = directory + "/tmp"
        try FileSystem.makeDirectory(directory, mode: 0o700)
        try FileSystem.makeDirectory(temporaryDirectory, mode: 0o700)
        for name in try FileSystem.names(in: temporaryDirectory) {
            let path = temporaryDirectory + "/" + name
            guard unlink(path) == 0 else { throw FileSystem.failure("remove", path) }
        }
    }

    func path(_ digest: BlobDigest) -> String {
        "\(shard(digest))/\(digest.hex)"
    }

    func exists(_ digest: BlobDigest) -> Bool {
        FileSystem.isFile(path(digest))
    }

    /// Keeps the bytes; when it returns, the file is on the disk under its name.
    func write(_ data: Data) throws(StorageError) -> BlobDigest {
        let digest = BlobDigest(of: data)
        // Before the look at the file: from now on a collection leaves it alone.
        touch([digest.hex])
        let shard = shard(digest)
        if exists(digest) {
            // Another writer may have renamed it just now, and not have reached the next line.
            try FileSystem.synchronizeDirectory(shard)
            return digest
        }
        try FileSystem.makeDirectory(shard, mode: 0o700)
        let number = nextTemporary.wrappingAdd(1, ordering: .relaxed).newValue
        let temporary = "\(temporaryDirectory)/\(number)"
        try FileSystem.writeDurably(data, to: temporary)
        guard rename(temporary, path(digest)) == 0 else {
            let failure = FileSystem.failure("rename", temporary)
            unlink(temporary)
            throw failure
        }
        try FileSystem.synchronizeDirectory(shard)
        return digest
    }

    func read(_ digest: BlobDigest) throws(StorageError) -> Data {
        let path = path(digest)
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw exists(digest) ? .unavailable("cannot read \(path): \(error)") : .blobMissing(digest)
        }
        guard BlobDigest(of: data) == digest else {
            throw .corrupt("\(path) does not have the digest of its name")
        }
        return data
    }

    /// Starts the grace time of blobs anew.
    func touch(_ digests: some Sequence<String>) {
        lastUsed.withLock { lastUsed in
            let now = ContinuousClock.now
            for digest in digests { lastUsed[digest] = now }
        }
    }

    /// Whether there are blobs whose grace time may not be over.
    var hasRecentlyUsed: Bool {
        lastUsed.withLock { !$0.isEmpty }
    }

    /// Removes the files that are not in `referenced` and were not used for `age`. No commit may run meanwhile.
    func collect(referenced: Set<String>, olderThan age: Duration) throws(StorageError) -> Int {
        var removed = 0
        for shard in try FileSystem.names(in: directory) where shard.utf8.count == 2 {
            for name in try FileSystem.names(in: "\(directory)/\(shard)") where !referenced.contains(name) {
                let path = "\(directory)/\(shard)/\(name)"
                // Under the lock, so that a writer either finds the file and has marked it, or finds none.
                let code: CInt? = lastUsed.withLock { lastUsed in
                    if let used = lastUsed[name], used.duration(to: .now) < age { return nil }
                    lastUsed[name] = nil
                    return unlink(path) == 0 ? 0 : errno
                }
                guard let code else { continue }
                guard code == 0 else { throw FileSystem.failure("remove", path, code) }
                removed += 1
            }
        }
        lastUsed.withLock { lastUsed in
            lastUsed = lastUsed.filter { $0.value.duration(to: .now) < age }
        }
        return removed
    }

    private func shard(_ digest: BlobDigest) -> String {
        "\(directory)/\(digest.hex.prefix(2))"
    }
}
