import Crypto
import Foundation

@testable import Packages

/// A directory of one test, removed when the test ends.
final class Fixture: Sendable {
    let directory = NSTemporaryDirectory() + "lambent-packages-\(UUID().uuidString)"

    func store(limits: PackageLimits = PackageLimits()) throws -> PackageStore {
        try PackageStore(directory: directory, limits: limits)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }
}

extension PackageStore {
    /// Unpacks an archive under its own digest.
    func unpack(_ zip: Data) async throws -> String {
        try await directory(for: digest(zip)) { zip }
    }
}

func digest(_ data: Data) -> String {
    PackageDirectory.hexadecimal(SHA256.hash(data: data))
}

/// The error of an operation that must fail.
func failure(_ operation: () async throws -> Void) async -> PackageError? {
    do {
        try await operation()
        return nil
    } catch {
        return error as? PackageError
    }
}

func text(_ path: String) -> String? {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
}

func mode(_ path: String) -> mode_t {
    var status = stat()
    lstat(path, &status)
    return status.st_mode & 0o7777
}
