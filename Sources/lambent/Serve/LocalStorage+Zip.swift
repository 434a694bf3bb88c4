import Foundation
import Storage

extension LocalStorage {
    /// The zip of that digest.
    func zip(_ digest: String) async throws -> Data {
        guard let digest = BlobDigest(hex: digest) else {
            throw StorageError.corrupt("\(digest) is not the name of a package")
        }
        return try await data(digest)
    }

    /// The zip of that digest, or nil when there is none.
    func zipIfPresent(_ digest: String) async throws -> Data? {
        guard let digest = BlobDigest(hex: digest), path(digest) != nil else { return nil }
        return try await data(digest)
    }
}
