import Crypto
package import Foundation
import Synchronization

/// Packages ready for use: a directory or an image for each zip archive, named by the SHA-256 of the archive.
///
/// They are a cache: whatever is lost is made again from the archive. One process at a time may use the same store.
package final class PackageStore: Sendable {
    struct State {
        /// What is there.
        var ready: Set<StoredPackage> = []

        /// What is being made; everyone who wants one waits for the same task.
        var running: [StoredPackage: Task<String, any Error>] = [:]
    }

    let files: PackageDirectory
    let state: Mutex<State>
    let limits: PackageLimits

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
        try await ready(StoredPackage(digest, .directory)) { [files] () async throws in
            let data = try await zip()
            return try await WorkQueue.shared.run { [limits = self.limits] () throws(PackageError) in
                try files.add(digest) { directory throws(PackageError) in
                    try Self.extract(data, digest: digest, into: directory, limits: limits)
                }
            }
        }
    }

    /// The path of one package, which is made if it is not there.
    func ready(
        _ package: StoredPackage,
        make: @escaping @Sendable () async throws -> String
    ) async throws -> String {
        guard PackageDirectory.isDigest(package.digest) else { throw PackageError.wrongDigest(package.digest) }
        let task: Task<String, any Error>? = state.withLock { state in
            if let running = state.running[package] { return running }
            // The look at the disk costs microseconds and finds what someone removed by hand.
            if state.ready.contains(package), files.has(package) { return nil }
            let task = Task { try await self.run(package, make) }
            state.running[package] = task
            return task
        }
        guard let task else { return files.path(package) }
        return try await task.value
    }

    private func run(_ package: StoredPackage, _ make: @Sendable () async throws -> String) async throws -> String {
        do {
            let path = try await make()
            state.withLock { state in
                state.running[package] = nil
                state.ready.insert(package)
            }
            return path
        } catch {
            state.withLock { $0.running[package] = nil }
            throw error
        }
    }

    static func extract(
        _ zip: Data,
        digest: String,
        into directory: String,
        limits: PackageLimits
    ) throws(PackageError) {
        guard PackageDirectory.hexadecimal(SHA256.hash(data: zip)) == digest else { throw .wrongDigest(digest) }
        try ZipPackage.extract(zip, into: directory, limits: limits)
    }

    /// Removes a package in every form, if it is there. No process may be using its directory; an image that is mounted stays
    /// readable.
    package func remove(_ digest: String) async throws(PackageError) {
        try await remove { $0 == digest }
    }

    /// Removes all packages but these, and but those being made now. No process may be using the directory of one that is not
    /// among them.
    package func retain(only digests: Set<String>) async throws(PackageError) {
        try await remove { !digests.contains($0) }
    }

    private func remove(_ isUnwanted: (_ digest: String) -> Bool) async throws(PackageError) {
        // Renamed away under the lock, so that a call for the same package either finds it whole or makes it anew.
        let results = state.withLock { state in
            // An image may be under way from a directory.
            let busy = Set(state.running.keys.map(\.digest))
            return state.ready.filter { isUnwanted($0.digest) && !busy.contains($0.digest) }.map { package in
                Result<String?, PackageError> { () throws(PackageError) in
                    let removed = try files.moveAway(package)
                    state.ready.remove(package)
                    return removed
                }
            }
        }
        let removed = results.compactMap { try? $0.get() }
        await WorkQueue.shared.run { [files] in removed.forEach(files.delete) }
        for result in results { _ = try result.get() }
    }
}
