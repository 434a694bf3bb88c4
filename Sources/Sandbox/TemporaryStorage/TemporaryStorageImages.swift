import Foundation
import Synchronization

/// Makes the images of a server's sandboxes, each a copy of one that is formatted once for its size.
package final class TemporaryStorageImages: Sendable {
    private let directory: String
    private let templates = Mutex<[Int: Task<Result<String, SandboxError>, Never>]>([:])
    private let nextNumber = Atomic<Int>(1)

    /// Uses a directory of this server alone, which is made if it is missing. Images that a killed server left there are removed.
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
        for name in DirectoryNames.files(in: directory) where !name.hasPrefix(Self.templatePrefix) {
            unlink("\(directory)/\(name)")
        }
    }

    /// The formatter of this host; nil where there is none (Debian's package is `e2fsprogs`).
    package static var formatter: String? {
        ["/usr/sbin/mkfs.ext4", "/sbin/mkfs.ext4", "/usr/bin/mkfs.ext4", "/usr/local/sbin/mkfs.ext4"]
            .first { access($0, X_OK) == 0 }
    }

    /// A new image. Takes 1 ms, and some 30 ms when it is the first of its size on this host.
    ///
    /// - Parameter megabytes: what is to be available, in MB (2^20 bytes); at least 8.
    @concurrent
    package func makeImage(megabytes: Int) async throws(SandboxError) -> TemporaryStorageImage {
        let template = try await template(megabytes)
        let number = nextNumber.wrappingAdd(1, ordering: .relaxed).oldValue
        let path = "\(directory)/image-\(getpid())-\(number).ext4"
        do {
            try SparseFile.copy(template, to: path)
        } catch {
            unlink(path)
            throw error
        }
        return TemporaryStorageImage(path: path, megabytes: megabytes)
    }

    private static let templatePrefix = "template-1-"

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
