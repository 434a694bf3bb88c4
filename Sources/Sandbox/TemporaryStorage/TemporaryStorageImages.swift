import Foundation
import Synchronization

/// Makes the file systems for the `/tmp` of a server's sandboxes: each a copy of a file that is formatted once for its size. What a
/// function can write there is exact, not a byte of memory is charged for it, and on the host it takes no more room than was written.
///
/// They are ext4 and to be mounted with `noinit_itable`, as the kernel would otherwise fill in the unused parts of the sparse file in the
/// background.
package final class TemporaryStorageImages: Sendable {
    private static let templatePrefix = "template-2-"

    private let directory: String
    private let templates = Mutex<[Int: Task<Result<String, SandboxError>, Never>]>([:])

    /// Uses a directory of this server alone, which is made if it is missing. What a killed server left unfinished is removed.
    ///
    /// - Parameter directory: an absolute path on a disk: in a file system in memory, `/tmp` would be memory after all.
    package init(directory: String) throws(SandboxError) {
        self.directory = directory
        do {
            try FileManager.default.createDirectory(
                atPath: directory,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw SandboxError(.makeFailed, message: "cannot make \(directory): \(error.localizedDescription)")
        }
        for name in DirectoryNames.files(in: directory)
        where !name.hasPrefix(Self.templatePrefix) || !name.hasSuffix(".ext4") {
            unlink("\(directory)/\(name)")
        }
    }

    /// The formatter of this host; nil where there is none (Debian's package is `e2fsprogs`).
    package static var formatter: String? {
        ["/usr/sbin/mkfs.ext4", "/sbin/mkfs.ext4", "/usr/bin/mkfs.ext4", "/usr/local/sbin/mkfs.ext4"]
            .first { access($0, X_OK) == 0 }
    }

    /// A new image with an empty root directory that everyone may write to. Takes 1 ms, and some 50 ms when it is the first of its
    /// size in this directory.
    ///
    /// - Parameter megabytes: what is to be available, in MB (2^20 bytes), exact to 1 MB; at least 8.
    /// - Returns: a descriptor for reading and writing, owned by the caller, of a file without a name: nothing is left of it when
    ///   the last who has it closes it, however that comes about.
    @concurrent
    package func makeImage(megabytes: Int) async throws(SandboxError) -> CInt {
        try SparseFile.copy(await template(megabytes), toUnnamedFileIn: directory)
    }

    /// The path of the formatted file of that size; callers that come together wait for the same.
    private func template(_ megabytes: Int) async throws(SandboxError) -> String {
        let path = "\(directory)/\(Self.templatePrefix)\(megabytes).ext4"
        let task = templates.withLock { templates in
            if let task = templates[megabytes] { return task }
            let task = Task<Result<String, SandboxError>, Never> {
                if access(path, R_OK) == 0 { return .success(path) }
                do throws(SandboxError) {
                    try await Self.makeTemplate(path, megabytes)
                    return .success(path)
                } catch {
                    return .failure(error)
                }
            }
            templates[megabytes] = task
            return task
        }
        let result = await task.value
        // The next caller tries again.
        if case .failure = result { templates.withLock { if $0[megabytes] == task { $0[megabytes] = nil } } }
        return try result.get()
    }

    private static func makeTemplate(_ path: String, _ megabytes: Int) async throws(SandboxError) {
        guard let formatter else {
            throw SandboxError(.makeFailed, errno: ENOENT, message: "there is no mkfs.ext4")
        }
        let temporary = path + ".new"
        do throws(SandboxError) {
            try await ExtendedFileSystem(formatter: formatter).make(temporary, available: megabytes << 20)
            guard rename(temporary, path) == 0 else {
                throw SandboxError(.makeFailed, errno: errno, message: "cannot rename \(temporary)")
            }
        } catch {
            unlink(temporary)
            throw error
        }
    }
}
