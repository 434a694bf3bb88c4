package import Foundation

/// Immutable bytes, named by their SHA-256, that live as long as a record names them.
package protocol BlobStore: Sendable {
    /// Keeps the bytes durably and returns their name; writing the same bytes again is cheap and has no effect.
    ///
    /// A blob that no record names is kept for the grace time of the store after it was last written, so there is time to
    /// commit the record.
    func write(_ data: Data) async throws(StorageError) -> BlobDigest

    /// The bytes of a blob.
    ///
    /// - Throws: `blobMissing` if there is none, `corrupt` if the bytes no longer have this digest.
    func data(_ digest: BlobDigest) async throws(StorageError) -> Data

    /// The file that holds a blob, or nil if there is none; the file must not be changed.
    func path(_ digest: BlobDigest) -> String?

    /// Removes blobs that no record names and that lost their last name, or were written, at least `age` ago.
    ///
    /// - Returns: how many were removed.
    @discardableResult
    func collectOrphans(olderThan age: Duration) async throws(StorageError) -> Int
}
