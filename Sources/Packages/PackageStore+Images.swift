package import Foundation
import Synchronization

extension PackageStore {
    /// Whether this host has the tool that makes images.
    package static var makesImages: Bool { ImageBuilder.find != nil }

    /// The path of a package's image: a read-only file system (erofs, not compressed) with the files of the archive, all root's and of
    /// one time, so that the same archive always makes the same image. It is made first if need be.
    ///
    /// Concurrent calls for one digest make it once, and all fail if that fails; the next call tries again.
    ///
    /// - Parameters:
    ///   - digest: the SHA-256 of the archive, in 64 lower-case hexadecimal digits.
    ///   - zip: gives the archive; called at most once, and only if the package is there in no form. Its errors are passed on.
    /// - Throws: `PackageError` (`.unavailable` where the tool is missing or fails), or what `zip` throws.
    package func image(
        for digest: String,
        zip: @escaping @Sendable () async throws -> Data
    ) async throws -> String {
        try await ready(StoredPackage(digest, .image)) { [self] () async throws in
            guard let tool = ImageBuilder.find else {
                throw PackageError.unavailable(reason: "there is no mkfs.erofs; install erofs-utils")
            }
            let unpacked = StoredPackage(digest, .directory)
            if state.withLock({ $0.ready.contains(unpacked) }), files.has(unpacked) {
                return try await build(digest, from: files.path(unpacked), with: tool)
            }
            let data = try await zip()
            let directory = try await WorkQueue.shared.run { [files, limits] () throws(PackageError) in
                try files.makeTemporaryDirectory { directory throws(PackageError) in
                    try Self.extract(data, digest: digest, into: directory, limits: limits)
                }
            }
            let result: Result<String, PackageError>
            do throws(PackageError) {
                result = .success(try await build(digest, from: directory, with: tool))
            } catch {
                result = .failure(error)
            }
            await WorkQueue.shared.run { [files] in files.delete(directory) }
            return try result.get()
        }
    }

    private func build(
        _ digest: String,
        from directory: String,
        with tool: String
    ) async throws(PackageError) -> String {
        let temporary = files.temporaryPath("new")
        do throws(PackageError) {
            try await ImageBuilder(tool: tool).build(temporary, from: directory, digest: digest)
        } catch {
            files.delete(temporary)
            throw error
        }
        return try files.finish(temporary, as: StoredPackage(digest, .image))
    }
}
