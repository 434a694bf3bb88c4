import Foundation
import Storage
import Synchronization

/// Records and blobs in memory, with the store's own semantics; it can fail, and it outlives a control plane, as a data
/// directory outlives a server.
final class MemoryStore: RecordStore, BlobStore {
    private struct State {
        var records: [RecordKey: Record] = [:]
        var weights: [RecordKey: RecordWeight] = [:]
        var blobs: [BlobDigest: Data] = [:]
        var lastVersion: Int64 = 0
        var failuresToCome = 0
        var commits = 0
    }

    private let state = Mutex(State())

    /// The next commits that fail as if the disk were full.
    func failNextCommits(_ count: Int) {
        state.withLock { $0.failuresToCome = count }
    }

    var commits: Int { state.withLock { $0.commits } }

    /// Every byte of every record.
    var recordedBytes: Data {
        state.withLock { $0.records.values.reduce(into: Data()) { $0.append($1.value) } }
    }

    func ids(in collection: String) -> [String] {
        state.withLock { $0.records.keys.filter { $0.collection == collection }.map(\.id).sorted() }
    }

    /// The digests that some record names.
    var namedBlobs: Set<String> {
        state.withLock { Set($0.records.values.flatMap(\.blobs).map(\.hex)) }
    }

    func put(_ key: RecordKey, _ value: some Encodable) async throws {
        try await commit([.put(key, value: JSONEncoder().encode(value), blobs: [], expecting: .any)])
    }

    func record(_ key: RecordKey) async throws(StorageError) -> Record? {
        await Task.yield()
        return state.withLock { $0.records[key] }
    }

    func records(
        in collection: String,
        prefix: String,
        after id: String?,
        limit: Int
    ) async throws(StorageError) -> [Record] {
        state.withLock { state in
            let found = state.records.values.filter { record in
                record.key.collection == collection && record.key.id.hasPrefix(prefix) && record.key.id > (id ?? "")
            }
            return Array(found.sorted { $0.key.id < $1.key.id }.prefix(limit))
        }
    }

    @discardableResult
    func commit(_ changes: [RecordChange], weightLimit: Int64?) async throws(StorageError) -> [Int64] {
        await Task.yield()
        return try state.withLock { state throws(StorageError) in
            let weights = try Self.weights(after: changes, of: state.weights, limit: weightLimit)
            if state.failuresToCome > 0 {
                state.failuresToCome -= 1
                throw .unavailable("disk full")
            }
            for change in changes {
                let current = state.records[change.key]?.version
                let expectation: Expectation
                var named: [BlobDigest] = []
                switch change {
                case .put(_, _, let blobs, _, let expected):
                    expectation = expected
                    named = blobs
                case .delete(_, let expected):
                    expectation = expected
                }
                switch expectation {
                case .any: break
                case .absent: if current != nil { throw .conflict(change.key) }
                case .version(let version): if current != version { throw .conflict(change.key) }
                }
                for blob in named where state.blobs[blob] == nil {
                    throw .blobMissing(blob)
                }
            }
            state.commits += 1
            state.weights = weights
            var versions: [Int64] = []
            for change in changes {
                state.lastVersion += 1
                versions.append(state.lastVersion)
                switch change {
                case .put(let key, let value, let blobs, _, _):
                    state.records[key] = Record(key: key, version: state.lastVersion, value: value, blobs: blobs)
                case .delete(let key, _):
                    state.records[key] = nil
                }
            }
            return versions
        }
    }

    private static func weights(
        after changes: [RecordChange],
        of old: [RecordKey: RecordWeight],
        limit: Int64?
    ) throws(StorageError) -> [RecordKey: RecordWeight] {
        var new = old
        for change in changes {
            switch change {
            case .put(let key, _, _, let weight, _): new[key] = weight
            case .delete(let key, _): new[key] = nil
            }
        }
        for group in Set(new.values.map(\.group)) {
            let sums = [old, new].map { $0.values.filter { $0.group == group }.reduce(0) { $0 + $1.amount } }
            if let limit, sums[1] > sums[0], sums[1] > limit { throw .tooHeavy(group) }
        }
        return new
    }

    /// Records lose their weight, as those had none that an older server wrote.
    func forgetWeights() { state.withLock { $0.weights = [:] } }

    func totals(of group: String) async throws(StorageError) -> [String: RecordTotal] {
        state.withLock { state in
            state.weights.filter { $0.value.group == group }.reduce(into: [:]) { totals, weight in
                totals[weight.key.collection, default: RecordTotal()].amount += weight.value.amount
                totals[weight.key.collection]?.count += 1
            }
        }
    }

    func changes() -> AsyncStream<RecordChangeNotice> {
        AsyncStream { $0.finish() }
    }

    func write(_ data: Data) async throws(StorageError) -> BlobDigest {
        let digest = BlobDigest(of: data)
        state.withLock { $0.blobs[digest] = data }
        return digest
    }

    func data(_ digest: BlobDigest) async throws(StorageError) -> Data {
        guard let data = state.withLock({ $0.blobs[digest] }) else { throw .blobMissing(digest) }
        return data
    }

    func path(_ digest: BlobDigest) -> String? { nil }

    func collectOrphans(olderThan age: Duration) async throws(StorageError) -> Int { 0 }
}
