extension PackageStore {
    /// The directory of an unpacked layer of an image; fills it first if need be, once for concurrent calls.
    ///
    /// - Parameters:
    ///   - digest: of the layer's archive.
    ///   - fill: writes into a directory, on a thread that may be busy.
    func layer(
        _ digest: String,
        _ fill: @escaping @Sendable (_ directory: String) throws(ImageError) -> Void
    ) async throws -> String {
        try await ready(StoredPackage(digest, .directory)) { [files] () async throws in
            try await WorkQueue.shared.run { () throws(any Error) in
                let temporary = try files.makeTemporaryDirectory { _ throws(PackageError) in }
                do {
                    try fill(temporary)
                } catch {
                    files.delete(temporary)
                    throw error
                }
                return try files.finish(temporary, as: StoredPackage(digest, .directory))
            }
        }
    }
}
