import Crypto
package import Foundation
import Synchronization

/// Unpacked packages: a directory for each zip archive, named by the SHA-256 of the archive.
///
/// The directories are a cache: whatever is lost is unpacked again from the archive. One process at a time may use the
/// same store.
package final class PackageStore: Sendable {
    struct State {
        /// Digests that are unpacked.
        var ready: Set<String> = []

        /// Digests that are being unpacked; everyone who wants one waits for the same task.
        var running: [String: Task<String, any Error>] = [:]
    }

    let files: PackageDirectory
    let state: Mutex<State>
    private let limits: PackageLimits

    /// A store in a directory, which is made if it is missing. What a killed server left unfinished is removed.
    ///
    /// - Parameters:
    ///   - directory: an absolute path; users other than the server's must be able to reach it if functions run as one.
    ///   - limits: bounds on every package.
    package init(directory: String, limits: PackageLimits = PackageLimits()) throws(PackageError) {
        files = try PackageDirectory(directory)
        self.limits = limits
        state = Mutex(State(ready: files.packages()))
    }

    /// The directory of an unpacked package; unpacks it first if need be. Files are readable by everyone, and executable
    /// where the archive says so.
    ///
    /// Concurrent calls for one digest unpack once, and all fail if that fails; the next call tries again.
    ///
    /// - Parameters:
    ///   - digest: the SHA-256 of the archive, in 64 lower-case hexadecimal digits.
    ///   - zip: gives the archive; called at most once, and only if the package is not unpacked. Its errors are passed on.
    /// - Throws: `PackageError`, or what `zip` throws.
    package func directory(
        for digest: String,
        zip: @escaping @Sendable () async throws -> Data
    ) async throws -> String {
        guard PackageDirectory.isDigest(digest) else { throw PackageError.wrongDigest(digest) }
        let path = files.path(digest)
        let task: Task<String, any Error>? = state.withLock { state in
            if let running = state.running[digest] { return running }
            // The look at the disk costs microseconds and finds a directory that someone removed by hand.
            if state.ready.contains(digest), files.isDirectory(path) { return nil }
            let task = Task { try await self.unpack(digest, zip: zip) }
            state.running[digest] = task
            return task
        }
        guard let task else { return path }
        return try await task.value
    }

    private func unpack(_ digest: String, zip: @Sendable () async throws -> Data) async throws -> String {
        do {
            let data = try await zip()
            let path = try await WorkQueue.shared.run { [files, limits] () throws(PackageError) in
                guard PackageDirectory.hexadecimal(SHA256.hash(data: data)) == digest else {
                    throw .wrongDigest(digest)
                }
                return try files.add(digest) { directory throws(PackageError) in
                    try ZipPackage.extract(data, into: directory, limits: limits)
                }
            }
            state.withLock { state in
                state.running[digest] = nil
                state.ready.insert(digest)
            }
            return path
        } catch {
            state.withLock { $0.running[digest] = nil }
            throw error
        }
    }

    /// Removes the directory of a package, if there is one. No process may be using it.
    package func remove(_ digest: String) async throws(PackageError) {
        guard PackageDirectory.isDigest(digest) else { return }
        try await remove([digest])
    }

    /// Removes the directories of all packages but these, and but those being unpacked now. No process may be using one
    /// that is not among them.
    package func retain(only digests: Set<String>) async throws(PackageError) {
        try await remove(state.withLock { $0.ready.subtracting(digests) })
    }

    private func remove(_ digests: Set<String>) async throws(PackageError) {
        // Renamed away under the lock, so that a call for the same digest either finds it whole or unpacks it anew.
        let results = state.withLock { state in
            digests.map { digest in
                Result<String?, PackageError> { () throws(PackageError) in
                    guard state.running[digest] == nil, state.ready.contains(digest) else { return nil }
                    let removed = try files.moveAway(digest)
                    state.ready.remove(digest)
                    return removed
                }
            }
        }
        let removed = results.compactMap { try? $0.get() }
        await WorkQueue.shared.run { [files] in removed.forEach(files.delete) }
        for result in results { _ = try result.get() }
    }
}
