package import Foundation

/// A stored record as it was at one version.
package struct Record: Sendable, Equatable {
    /// Where the record is kept.
    package let key: RecordKey

    /// The version that the last change gave it. It only grows, also when a record is deleted and made again; the steps
    /// between two versions of a record have no meaning.
    package let version: Int64

    /// The bytes that were put; their meaning is the caller's.
    package let value: Data

    /// The blobs that the record keeps alive, in the order they were given.
    package let blobs: [BlobDigest]

    /// A record from its parts.
    package init(key: RecordKey, version: Int64, value: Data, blobs: [BlobDigest]) {
        self.key = key
        self.version = version
        self.value = value
        self.blobs = blobs
    }
}
