import Foundation
import Subprocess
import SystemPackage

/// Makes a read-only file system of a directory, in one file that the kernel mounts as it is.
struct ImageBuilder: Sendable {
    let tool: String

    /// The tool of this host; nil where there is none (Debian's package is `erofs-utils`).
    static let find: String? = [
        "/usr/bin/mkfs.erofs", "/usr/sbin/mkfs.erofs", "/sbin/mkfs.erofs", "/usr/local/bin/mkfs.erofs",
    ]
    .first { access($0, X_OK) == 0 }

    /// The first moment that a zip archive can name: some tools do not take files for older ones.
    private static let time = 315_532_800

    /// The same files make the same image: all root's, of one time, not compressed, without extended attributes.
    func build(_ image: String, from directory: String, digest: String) async throws(PackageError) {
        let arguments = ["-T\(Self.time)", "--all-root", "-x-1", "-U", Self.identifier(digest), image, directory]
        do {
            let result = try await run(
                .path(FilePath(tool)),
                arguments: Arguments(arguments),
                environment: .custom(["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"]),
                output: .discarded,
                error: .string(limit: 4096)
            )
            guard result.terminationStatus.isSuccess else {
                throw PackageError.unavailable(reason: "\(tool) failed: \(result.standardError)")
            }
        } catch let error as PackageError {
            throw error
        } catch {
            throw .unavailable(reason: "cannot run \(tool): \(error)")
        }
    }

    /// An identifier of the file system in the usual form, from the beginning of the digest.
    private static func identifier(_ digest: String) -> String {
        var rest = digest[...]
        return [8, 4, 4, 4, 12].map { count in
            defer { rest = rest.dropFirst(count) }
            return String(rest.prefix(count))
        }.joined(separator: "-")
    }
}
