import CArchive
import Foundation
import Synchronization

/// The directory of a store on the disk: `<digest>` or `<digest>.erofs` for each finished package, names with a dot for the rest.
struct PackageDirectory: Sendable {
    private static let nextNumber = Atomic<Int>(0)

    private let directory: String

    /// Makes the directory and clears it of what is unfinished or no longer certain.
    init(_ directory: String) throws(PackageError) {
        self.directory = directory
        do {
            try FileManager.default.createDirectory(
                atPath: directory,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o755]
            )
        } catch {
            throw .unavailable(reason: "cannot make \(directory): \(error.localizedDescription)")
        }
        // Unpacked files are not forced to the disk. They outlive the server, but after a power cut they may be empty:
        // so those of an earlier start of the machine are not trusted.
        let boot = try? Data(contentsOf: URL(fileURLWithPath: "/proc/sys/kernel/random/boot_id"))
        let bootFile = URL(fileURLWithPath: directory + "/.boot")
        let isSameBoot = boot != nil && (try? Data(contentsOf: bootFile)) == boot
        for name in names() where name != ".boot" {
            guard isSameBoot, StoredPackage(fileName: name) != nil else {
                delete(directory + "/" + name)
                continue
            }
        }
        if !isSameBoot, let boot {
            do {
                try boot.write(to: bootFile, options: .atomic)
            } catch {
                throw .unavailable(reason: "cannot write \(bootFile.path): \(error.localizedDescription)")
            }
        }
    }

    /// Whether the text is a SHA-256 as this store names it; no other name ever becomes part of a path.
    static func isDigest(_ text: String) -> Bool {
        text.utf8.count == 64
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    func path(_ package: StoredPackage) -> String {
        directory + "/" + package.fileName
    }

    /// What is there.
    func packages() -> Set<StoredPackage> {
        Set(names().compactMap(StoredPackage.init(fileName:)))
    }

    /// Whether it is there, as what it should be.
    func has(_ package: StoredPackage) -> Bool {
        var status = stat()
        return lstat(path(package), &status) == 0
            && status.st_mode & S_IFMT == (package.form == .directory ? S_IFDIR : S_IFREG)
    }

    /// Fills a directory under a temporary name and then gives it its own, so that it is there whole or not at all.
    func add(
        _ digest: String,
        _ fill: (String) throws(PackageError) -> Void
    ) throws(PackageError) -> String {
        let temporary = try makeTemporaryDirectory(fill)
        return try finish(temporary, as: StoredPackage(digest, .directory))
    }

    /// A filled directory that is not yet anything; the caller's to delete.
    func makeTemporaryDirectory(_ fill: (String) throws(PackageError) -> Void) throws(PackageError) -> String {
        let temporary = temporaryPath("new")
        guard mkdir(temporary, 0o755) == 0, chmod(temporary, 0o755) == 0 else { throw failure("make", temporary) }
        do throws(PackageError) {
            try fill(temporary)
            return temporary
        } catch {
            delete(temporary)
            throw error
        }
    }

    /// Gives what is finished its name, or deletes it.
    func finish(_ temporary: String, as package: StoredPackage) throws(PackageError) -> String {
        guard rename(temporary, path(package)) == 0 else {
            let failure = failure("rename", temporary)
            delete(temporary)
            throw failure
        }
        return path(package)
    }

    /// Takes the package out of use at once; gives the path to delete, or nil if there was none.
    func moveAway(_ package: StoredPackage) throws(PackageError) -> String? {
        let temporary = temporaryPath("old")
        guard rename(path(package), temporary) == 0 else {
            if errno == ENOENT { return nil }
            throw failure("rename", path(package))
        }
        return temporary
    }

    /// Deletes a tree without following links. What cannot be deleted now is at the next start.
    func delete(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    private func names() -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    }

    func temporaryPath(_ purpose: String) -> String {
        let number = Self.nextNumber.wrappingAdd(1, ordering: .relaxed).newValue
        return "\(directory)/.\(purpose)-\(getpid())-\(number)"
    }

    private func failure(_ action: String, _ path: String) -> PackageError {
        let code = errno
        return .unavailable(reason: "cannot \(action) \(path): \(String(cString: strerror(code)))")
    }
}
