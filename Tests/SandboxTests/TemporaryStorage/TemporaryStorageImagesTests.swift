import Foundation
import Subprocess
import Testing

@testable import Sandbox

@Suite(.enabled(if: TemporaryStorageImages.formatter != nil, "needs mkfs.ext4"), .serialized)
struct TemporaryStorageImagesTests {
    private func withDirectory(_ body: (String) async throws -> Void) async throws {
        let directory = NSTemporaryDirectory() + "lambent-images-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        try await body(directory)
    }

    private func status(_ descriptor: CInt) throws -> stat {
        var status = stat()
        try #require(fstat(descriptor, &status) == 0)
        return status
    }

    private func path(_ descriptor: CInt) -> String {
        "/proc/\(getpid())/fd/\(descriptor)"
    }

    // 6914 and 8175 cannot be reached by the size of the file alone.
    @Test(arguments: [512, 513, 1000, 6914, 8175, 10240])
    func whatIsAvailableIsTheSize(_ megabytes: Int) async throws {
        try await withDirectory { directory in
            let image = try await TemporaryStorageImages(directory: directory).makeImage(megabytes: megabytes)
            defer { close(image) }
            let available = try Superblock(of: path(image)).availableBlocks * 4096
            #expect(available >= megabytes << 20)
            #expect(available < (megabytes + 1) << 20)
            let status = try status(image)
            // Sparse: a few hundred kilobytes on the disk, under no name.
            #expect(status.st_blocks * 512 < 1 << 20)
            #expect(status.st_nlink == 0)
        }
    }

    @Test func everyImageIsAFileOfItsOwn() async throws {
        try await withDirectory { directory in
            let images = try TemporaryStorageImages(directory: directory)
            async let one = images.makeImage(megabytes: 512)
            async let other = images.makeImage(megabytes: 512)
            let (first, second) = try await (one, other)
            defer {
                close(first)
                close(second)
            }
            #expect(try status(first).st_ino != status(second).st_ino)
            #expect(try status(first).st_size == status(second).st_size)
            #expect(try Superblock(of: path(first)).freeBlocks == Superblock(of: path(second)).freeBlocks)
            #expect(DirectoryNames.files(in: directory) == ["template-2-512.ext4"])
        }
    }

    @Test func whatAKilledServerLeftUnfinishedIsRemovedButTemplatesStay() async throws {
        try await withDirectory { directory in
            close(try await TemporaryStorageImages(directory: directory).makeImage(megabytes: 512))
            try Data().write(to: URL(fileURLWithPath: directory + "/template-2-513.ext4.new"))
            let again = try TemporaryStorageImages(directory: directory)
            #expect(DirectoryNames.files(in: directory) == ["template-2-512.ext4"])
            close(try await again.makeImage(megabytes: 512))
        }
    }

    @Test(.enabled(if: geteuid() == 0 && access("/dev/loop-control", F_OK) == 0, "needs the right to mount"))
    func theKernelAgreesAboutTheSize() async throws {
        try await withDirectory { directory in
            let image = try await TemporaryStorageImages(directory: directory).makeImage(megabytes: 513)
            defer { close(image) }
            let mountPoint = directory + "/mounted"
            mkdir(mountPoint, 0o700)
            let options = "loop,noinit_itable"
            // A name for mount(8), which wants one.
            let named = directory + "/named"
            let linked = try await run(
                .name("cp"),
                arguments: Arguments(["--sparse=always", path(image), named]),
                output: .discarded
            )
            try #require(linked.terminationStatus.isSuccess)
            let mounted = try await run(
                .name("mount"),
                arguments: Arguments(["-t", "ext4", "-o", options, named, mountPoint]),
                output: .discarded
            )
            try #require(mounted.terminationStatus.isSuccess)
            var space = statvfs()
            #expect(statvfs(mountPoint, &space) == 0)
            var root = stat()
            #expect(stat(mountPoint, &root) == 0)
            let names = try FileManager.default.contentsOfDirectory(atPath: mountPoint)
            let unmounted = try await run(.name("umount"), arguments: Arguments([mountPoint]), output: .discarded)
            #expect(unmounted.terminationStatus.isSuccess)
            let available = Int(space.f_bavail) * Int(space.f_bsize)
            #expect(available >= 513 << 20)
            #expect(available < 514 << 20)
            #expect(root.st_mode & 0o7777 == 0o1777)
            #expect(names.isEmpty)
        }
    }
}
