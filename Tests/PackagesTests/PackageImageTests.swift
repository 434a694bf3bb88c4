import Foundation
import Subprocess
import Synchronization
import Testing

@testable import Packages

@Suite(.enabled(if: PackageStore.makesImages, "needs mkfs.erofs"))
struct PackageImageTests {
    let fixture = Fixture()
    let zip = ZipBuilder.zip {
        $0.file("main.py", "print(1)")
        $0.file("bin/tool", "#!/bin/sh\n", mode: 0o755)
    }

    private func contents(_ path: String) -> Data? {
        FileManager.default.contents(atPath: path)
    }

    @Test func theSameArchiveMakesTheSameImage() async throws {
        let other = Fixture()
        let path = try await fixture.store().image(for: digest(zip)) { [zip] in zip }
        #expect(path == fixture.directory + "/" + digest(zip) + ".erofs")
        // From a directory that was there before, and at another time.
        let store = try other.store()
        _ = try await store.unpack(zip)
        struct Unexpected: Error {}
        let second = try await store.image(for: digest(zip)) { throw Unexpected() }
        #expect(contents(path) != nil)
        #expect(contents(path) == contents(second))
    }

    @Test func nothingButTheImageIsLeft() async throws {
        let store = try fixture.store()
        let path = try await store.image(for: digest(zip)) { [zip] in zip }
        let names = try FileManager.default.contentsOfDirectory(atPath: fixture.directory)
        #expect(Set(names) == [".boot", (path as NSString).lastPathComponent])
    }

    @Test func concurrentCallsMakeItOnceAndTheNextStartFindsIt() async throws {
        let store = try fixture.store()
        let calls = PackageStoreTests.Counter()
        let paths = try await withThrowingTaskGroup(of: String.self) { [zip] group in
            for _ in 0..<10 {
                group.addTask {
                    try await store.image(for: digest(zip)) {
                        _ = calls.next()
                        return zip
                    }
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(paths.count == 1)
        #expect(calls.count.load(ordering: .relaxed) == 1)
        struct Unexpected: Error {}
        _ = try await fixture.store().image(for: digest(zip)) { throw Unexpected() }
    }

    @Test func aBadArchiveLeavesNothing() async throws {
        let store = try fixture.store()
        let bad = Data("no zip".utf8)
        let error = await failure { _ = try await store.image(for: digest(bad)) { bad } }
        #expect(error == .notAZip)
        let wrong = await failure { [zip] in _ = try await store.image(for: digest(bad)) { zip } }
        #expect(wrong == .wrongDigest(digest(bad)))
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.directory) == [".boot"])
    }

    @Test func bothFormsAreRetainedAndRemovedTogether() async throws {
        let store = try fixture.store()
        _ = try await store.unpack(zip)
        _ = try await store.image(for: digest(zip)) { [zip] in zip }
        try await store.retain(only: [digest(zip)])
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.directory).count == 3)
        try await store.retain(only: [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.directory) == [".boot"])
        _ = try await store.image(for: digest(zip)) { [zip] in zip }
        try await store.remove(digest(zip))
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.directory) == [".boot"])
    }

    @Test(.enabled(if: geteuid() == 0, "needs the right to mount"))
    func theKernelShowsTheFilesAsRootsAndReadOnly() async throws {
        let image = try await fixture.store().image(for: digest(zip)) { [zip] in zip }
        let mountPoint = fixture.directory + "-mounted"
        mkdir(mountPoint, 0o700)
        defer { rmdir(mountPoint) }
        let mounted = try await run(
            .name("mount"),
            arguments: Arguments(["-t", "erofs", "-o", "loop,ro", image, mountPoint]),
            output: .discarded
        )
        try #require(mounted.terminationStatus.isSuccess)
        let main = text(mountPoint + "/main.py")
        var status = stat()
        lstat(mountPoint + "/bin/tool", &status)
        let unmounted = try await run(.name("umount"), arguments: Arguments([mountPoint]), output: .discarded)
        #expect(unmounted.terminationStatus.isSuccess)
        #expect(main == "print(1)")
        #expect(status.st_mode & 0o7777 == 0o755)
        #expect(status.st_uid == 0)
        #expect(status.st_mtim.tv_sec == 315_532_800)
    }
}
