/// Why the store could not do what was asked.
package struct StorageError: Error, Sendable, Hashable {
    /// The kind of failure.
    package enum Code: Sendable, Hashable {
        /// An expectation of a commit did not hold; nothing of that commit was applied.
        case conflict
        /// The store cannot do this now (busy, read-only, disk full, closed…); the same call may work later.
        case unavailable
        /// What is stored is damaged.
        case corrupt
        /// Another process uses the data directory.
        case directoryInUse
        /// No such blob.
        case blobMissing
        /// A group of records would weigh more than the commit allows; nothing of it was applied.
        case tooHeavy
    }

    /// The kind of failure.
    package let code: Code

    /// The record of a conflict; nil for other failures.
    package let key: RecordKey?

    /// What happened, for the log.
    package let message: String

    private init(code: Code, key: RecordKey? = nil, message: String) {
        self.code = code
        self.key = key
        self.message = message
    }

    /// The record was not at the expected version.
    package static func conflict(_ key: RecordKey) -> StorageError {
        StorageError(code: .conflict, key: key, message: "record \(key) is not at the expected version")
    }

    /// The store cannot do this now.
    package static func unavailable(_ reason: String) -> StorageError {
        StorageError(code: .unavailable, message: reason)
    }

    /// What is stored is damaged.
    package static func corrupt(_ reason: String) -> StorageError {
        StorageError(code: .corrupt, message: reason)
    }

    /// Another process holds the lock of the directory; `owner` is its process id, where it is known.
    package static func directoryInUse(_ directory: String, owner: Int32?) -> StorageError {
        let process = owner.map { " (process \($0))" } ?? ""
        return StorageError(
            code: .directoryInUse,
            message: "data directory \(directory) is in use by another server\(process)"
        )
    }

    /// The group would weigh more than it may.
    package static func tooHeavy(_ group: String) -> StorageError {
        StorageError(code: .tooHeavy, message: "\(group) would be above its limit")
    }

    /// There is no blob of that name.
    package static func blobMissing(_ digest: BlobDigest) -> StorageError {
        StorageError(code: .blobMissing, message: "no blob \(digest)")
    }
}

extension StorageError: CustomStringConvertible {
    package var description: String { message }
}
