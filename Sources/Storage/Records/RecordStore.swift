/// Durable records with compare-and-swap on their version.
package protocol RecordStore: Sendable {
    /// The record as of the last acknowledged commit, or nil if there is none.
    func record(_ key: RecordKey) async throws(StorageError) -> Record?

    /// Records of a collection whose id starts with `prefix`, in the byte order of their ids.
    ///
    /// - Parameters:
    ///   - id: only records with a greater id; nil starts at the first.
    ///   - limit: at most so many; 0 or less gives none.
    func records(
        in collection: String,
        prefix: String,
        after id: String?,
        limit: Int
    ) async throws(StorageError) -> [Record]

    /// Applies all the changes or none of them; they are durable when this returns.
    ///
    /// Cancelling the calling task does not cancel the commit.
    ///
    /// - Parameter weightLimit: what a group whose weight the changes increase may weigh after them; nil for no limit.
    /// - Returns: the version that each change was given, in order.
    /// - Throws: `conflict` with the key whose expectation did not hold, `blobMissing` if a put names a blob that was
    ///   never written, `tooHeavy` for a group above its limit, `unavailable` if the store cannot write now.
    @discardableResult
    func commit(_ changes: [RecordChange], weightLimit: Int64?) async throws(StorageError) -> [Int64]

    /// What the records of a group weigh, by their collections; those without any are left out.
    func totals(of group: String) async throws(StorageError) -> [String: RecordTotal]

    /// A notice of every change committed from now on, in commit order, each given before its commit returns.
    ///
    /// Every call makes a feed of its own. A feed ends when the store is closed. What a slow reader has not taken is kept
    /// in memory, so a reader that stops must cancel or drop its iteration.
    func changes() -> AsyncStream<RecordChangeNotice>
}

extension RecordStore {
    /// Applies all the changes or none of them, whatever they weigh.
    @discardableResult
    package func commit(_ changes: [RecordChange]) async throws(StorageError) -> [Int64] {
        try await commit(changes, weightLimit: nil)
    }
}
