import Glibc
import Subprocess
import SystemPackage

/// Formats files as ext4 with an exact number of bytes to write to.
struct ExtendedFileSystem {
    let formatter: String

    private static let blockBytes = 4096

    /// Room beyond what was asked for, so that a file of just that size finds blocks for its directory and its map too.
    private static let slackBlocks = 32

    /// Makes a sparse file with an empty file system in which `available` bytes can be written.
    ///
    /// How much of a size the file system keeps to itself only formatting tells; two or three rounds find the size that leaves what is
    /// wanted.
    func make(_ path: String, available: Int) async throws(SandboxError) {
        let wanted = available / Self.blockBytes + Self.slackBlocks
        var blocks = wanted + wanted / 40 + 4096
        var previous: Int?
        for _ in 0..<12 {
            try SparseFile.make(path, bytes: blocks * Self.blockBytes)
            try await format(path)
            let found = try Superblock(of: path).availableBlocks
            let surplus = found - wanted
            if (0...64).contains(surplus) { return }
            // A last group too small to be of use is left out, and then a little more changes nothing.
            blocks += previous == found ? 640 : -surplus
            previous = found
        }
        throw SandboxError(.makeFailed, message: "cannot format \(path) with \(available) bytes available")
    }

    /// No journal (nothing survives a crash of the host), nothing kept for root, no room to grow; the parts that are not in use
    /// are not written.
    private func format(_ path: String) async throws(SandboxError) {
        try await run(
            formatter,
            [
                "-q", "-F", "-b", "\(Self.blockBytes)", "-i", "16384", "-I", "256", "-m", "0",
                "-O", "^has_journal,^resize_inode,extent,flex_bg", "-E", "lazy_itable_init=1,nodiscard", path,
            ]
        )
        // Of the same package as the formatter.
        let editor = FilePath(formatter).removingLastComponent().appending("debugfs").string
        for command in ["rmdir lost+found", "set_inode_field / mode 041777"] {
            try await run(editor, ["-w", "-R", command, path])
        }
    }

    private func run(_ tool: String, _ arguments: [String]) async throws(SandboxError) {
        do {
            let result = try await Subprocess.run(
                .path(FilePath(tool)),
                arguments: Arguments(arguments),
                environment: .custom(["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C"]),
                output: .discarded,
                error: .string(limit: 4096)
            )
            guard result.terminationStatus.isSuccess else {
                throw SandboxError(.makeFailed, message: "\(tool) failed: \(result.standardError)")
            }
        } catch let error as SandboxError {
            throw error
        } catch {
            throw SandboxError(.makeFailed, message: "cannot run \(tool): \(error)")
        }
    }
}

/// What an ext4 file system says about itself.
struct Superblock {
    let blocks: Int
    let freeBlocks: Int

    /// What the kernel lets an ordinary user write: it keeps a fiftieth, at most 4096 blocks, to be sure that delayed writes find room.
    var availableBlocks: Int {
        freeBlocks - min(blocks / 50, 4096)
    }

    init(of path: String) throws(SandboxError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SandboxError(.makeFailed, errno: errno, message: "cannot open \(path)") }
        defer { close(descriptor) }
        let bytes = [UInt8](unsafeUninitializedCapacity: 1024) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 1024))
        }
        func number(_ offset: Int, _ width: Int) -> Int {
            (0..<width).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
        }
        guard bytes.count == 1024, number(0x38, 2) == 0xEF53 else {
            throw SandboxError(.makeFailed, message: "\(path) is not an ext4 file system")
        }
        blocks = number(0x4, 4) | number(0x150, 4) << 32
        freeBlocks = number(0xC, 4) | number(0x158, 4) << 32
    }
}
