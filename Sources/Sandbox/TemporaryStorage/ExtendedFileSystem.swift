import Glibc
import Subprocess
import SystemPackage

/// Formats files as ext4 with an exact number of bytes to write to.
struct ExtendedFileSystem {
    let formatter: String

    private static let blockBytes = 4096

    /// Room beyond what was asked for, so that a file of just that size finds blocks for its directory and its map too.
    private static let slackBlocks = 32

    /// How far beside the wanted size a file system may be before what is too much of it is reserved: the size of what it keeps
    /// to itself jumps by some 2 MB where another group of blocks begins.
    private static let margin = 1024

    /// Makes a sparse file with an empty file system in which `available` bytes can be written by anyone but root.
    ///
    /// How much of a size the file system keeps to itself only formatting tells: so a second round takes a size near the right one, and
    /// the rest is reserved for root.
    func make(_ path: String, available: Int) async throws(SandboxError) {
        let wanted = available / Self.blockBytes + Self.slackBlocks
        var blocks = wanted + wanted / 40 + 4096
        for _ in 0..<8 {
            try SparseFile.make(path, bytes: blocks * Self.blockBytes)
            try await format(path)
            let surplus = try Superblock(of: path).availableBlocks - wanted
            if (0...3 * Self.margin).contains(surplus) {
                try await finish(path, reserving: surplus)
                // The editor succeeds whatever it was told.
                guard abs(try Superblock(of: path).availableBlocks - wanted) < 64 else { break }
                return
            }
            blocks += Self.margin - surplus
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
    }

    /// Takes the surplus from everyone but root, and makes the root directory what `/tmp` is: empty, and open to everyone.
    private func finish(_ path: String, reserving surplus: Int) async throws(SandboxError) {
        // Of the same package as the formatter.
        let editor = FilePath(formatter).removingLastComponent().appending("debugfs").string
        for command in [
            "rmdir lost+found", "set_inode_field / mode 041777", "set_super_value r_blocks_count \(surplus)",
        ] {
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
    let reservedBlocks: Int

    /// What the kernel lets an ordinary user write: it keeps a fiftieth, at most 4096 blocks, to be sure that delayed writes find room.
    var availableBlocks: Int {
        freeBlocks - reservedBlocks - min(blocks / 50, 4096)
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
        reservedBlocks = number(0x8, 4) | number(0x154, 4) << 32
        freeBlocks = number(0xC, 4) | number(0x158, 4) << 32
    }
}
