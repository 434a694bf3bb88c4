package import Foundation

package final class PackageStore: Sendable {
    package init(directory: String, limits: PackageLimits = PackageLimits()) throws(PackageError) { fatalError() }
    package func directory(
        for digest: String,
        zip: @escaping @Sendable () async throws -> Data
    ) async throws -> String { fatalError() }
    package func remove(_ digest: String) async throws(PackageError) {}
    package func retain(only digests: Set<String>) async throws(PackageError) {}
}
