package import Foundation
package import Logging

package final class LocalStorage: RecordStore, BlobStore {
    package static func open(
        directory: String,
        configuration: StorageConfiguration = StorageConfiguration(),
        logger: Logger
    ) async throws(StorageError) -> LocalStorage {
        fatalError()
    }
    package func record(_ key: RecordKey) async throws(StorageError) -> Record? { fatalError() }
    package func records(
        in collection: String,
        prefix: String,
        after id: String?,
        limit: Int
    ) async throws(StorageError) -> [Record] { fatalError() }
    @discardableResult
    package func commit(_ changes: [RecordChange]) async throws(StorageError) -> [Int64] { fatalError() }
    package func changes() -> AsyncStream<RecordChangeNotice> { fatalError() }
    package func write(_ data: Data) async throws(StorageError) -> BlobDigest { fatalError() }
    package func data(_ digest: BlobDigest) async throws(StorageError) -> Data { fatalError() }
    package func path(_ digest: BlobDigest) -> String? { fatalError() }
    @discardableResult
    package func collectOrphans(olderThan age: Duration) async throws(StorageError) -> Int { fatalError() }
    package func close() async {}
}
