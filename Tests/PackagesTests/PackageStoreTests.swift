import Foundation
import Synchronization
import Testing

@testable import Packages

struct PackageStoreTests {
    let fixture = Fixture()
    let zip = ZipBuilder.zip { $0.file("main.py", "print(1)") }

    final class Counter: Sendable {
        let count = Atomic<Int>(0)
        func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
    }

    @Test func concurrentCallsUnpackOnce() async throws {
        let store = try fixture.store()
        let calls = Counter()
        let paths = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 {
                group.addTask { [zip] in
                    try await store.directory(for: digest(zip)) {
                        _ = calls.next()
                        try await Task.sleep(for: .milliseconds(20))
                        return zip
                    }
                }
            }
            return try await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(paths == [fixture.directory + "/" + digest(zip)])
        #expect(calls.count.load(ordering: .relaxed) == 1)
    }

    @Test func theArchiveIsNotAskedForAgain() async throws {
        let path = try await fixture.store().unpack(zip)
        struct Unexpected: Error {}
        #expect(try await fixture.store().directory(for: digest(zip)) { throw Unexpected() } == path)
        #expect(text(path + "/main.py") == "print(1)")
    }

    @Test func aFailureIsPassedOnAndTheNextCallTriesAgain() async throws {
        struct Offline: Error {}
        let store = try fixture.store()
        await #expect(throws: Offline.self) { try await store.directory(for: digest(zip)) { throw Offline() } }
        #expect(text(try await store.unpack(zip) + "/main.py") == "print(1)")
    }

    @Test func anArchiveWithAnotherDigestIsRefused() async throws {
        let store = try fixture.store()
        let wrong = String(repeating: "a", count: 64)
        for name in [wrong, "../evil"] {
            let error = await failure { [zip] in
                _ = try await store.directory(for: name) { zip }
            }
            #expect(error == PackageError.wrongDigest(name))
        }
    }

    @Test func theNextStartRemovesWhatIsUnfinished() async throws {
        let path = try await fixture.store().unpack(zip)
        for name in [".new-1-1/deep", ".old-1-2", "stranger"] {
            try FileManager.default.createDirectory(
                atPath: fixture.directory + "/" + name,
                withIntermediateDirectories: true
            )
        }
        _ = try fixture.store()
        let names = try FileManager.default.contentsOfDirectory(atPath: fixture.directory)
        #expect(Set(names) == [".boot", (path as NSString).lastPathComponent])
    }

    @Test func packagesOfAnEarlierBootAreNotTrusted() async throws {
        let path = try await fixture.store().unpack(zip)
        try Data("another boot".utf8).write(to: URL(fileURLWithPath: fixture.directory + "/.boot"))
        let store = try fixture.store()
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(try await store.unpack(zip) == path)
    }

    @Test func aDirectoryRemovedByHandIsUnpackedAgain() async throws {
        let store = try fixture.store()
        let path = try await store.unpack(zip)
        try FileManager.default.removeItem(atPath: path)
        #expect(text(try await store.unpack(zip) + "/main.py") == "print(1)")
    }

    @Test func onlyThePackagesInUseAreRetained() async throws {
        let store = try fixture.store()
        let other = ZipBuilder.zip { $0.file("other.py") }
        let path = try await store.unpack(zip)
        let otherPath = try await store.unpack(other)
        try await store.retain(only: [digest(zip)])
        #expect(FileManager.default.fileExists(atPath: path))
        #expect(!FileManager.default.fileExists(atPath: otherPath))
        try await store.remove(digest(zip))
        try await store.remove(digest(zip))
        try await store.remove("../evil")
        #expect(try FileManager.default.contentsOfDirectory(atPath: fixture.directory) == [".boot"])
        #expect(try await store.unpack(other) == otherPath)
    }
}
