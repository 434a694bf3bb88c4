import Foundation
import Testing

@testable import Storage

struct BlobTests {
    let fixture = Fixture()

    @Test func aBlobHasTheDigestOfItsBytes() async throws {
        let storage = try await fixture.open()
        let digest = try await storage.write(Data("hello".utf8))
        #expect(digest.hex == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")
        #expect(digest.base64 == "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=")
        #expect(try await storage.write(Data("hello".utf8)) == digest)
        #expect(try await storage.data(digest) == Data("hello".utf8))
        #expect(try Data(contentsOf: URL(fileURLWithPath: #require(storage.path(digest)))) == Data("hello".utf8))
        #expect(try await storage.data(storage.write(Data())) == Data())
        await storage.close()
    }

    @Test func onlyADigestIsTakenForOne() throws {
        #expect(BlobDigest(hex: String(repeating: "a0", count: 32)) != nil)
        #expect(BlobDigest(hex: String(repeating: "A0", count: 32)) == nil)
        #expect(BlobDigest(hex: String(repeating: "a", count: 63)) == nil)
        #expect(BlobDigest(hex: "../" + String(repeating: "a", count: 61)) == nil)
        let digest = BlobDigest(of: Data())
        #expect(try JSONDecoder().decode([BlobDigest].self, from: JSONEncoder().encode([digest])) == [digest])
    }

    @Test func aRecordCannotNameAMissingBlob() async throws {
        let storage = try await fixture.open()
        let digest = BlobDigest(of: Data("nowhere".utf8))
        #expect(
            await failure { try await storage.commit([.put("b"), .put("a", blobs: [digest])]) } == .blobMissing(digest)
        )
        #expect(try await storage.records(in: "tests", limit: 10).isEmpty)
        #expect(await failure { _ = try await storage.data(digest) } == .blobMissing(digest))
        #expect(storage.path(digest) == nil)
        await storage.close()
    }

    @Test func aDamagedBlobIsNotHandedOut() async throws {
        let storage = try await fixture.open()
        let digest = try await storage.write(Data("hello".utf8))
        try Data("jello".utf8).write(to: URL(fileURLWithPath: #require(storage.path(digest))))
        #expect(await failure { _ = try await storage.data(digest) }?.code == .corrupt)
        await storage.close()
    }

    @Test func aFreshBlobIsNotCollected() async throws {
        let storage = try await fixture.open()
        let digest = try await storage.write(Data("fresh".utf8))
        #expect(try await storage.collectOrphans(olderThan: .seconds(60)) == 0)
        #expect(storage.path(digest) != nil)
        #expect(try await storage.collectOrphans(olderThan: .zero) == 1)
        #expect(storage.path(digest) == nil)
        await storage.close()
    }

    @Test func aBlobLivesAsLongAsARecordNamesIt() async throws {
        let storage = try await fixture.open()
        let digest = try await storage.write(Data("code".utf8))
        try await storage.commit([.put("a", blobs: [digest, digest]), .put("b", blobs: [digest])])
        try await storage.commit([.delete(.test("a"), expecting: .any)])
        #expect(try await storage.collectOrphans(olderThan: .zero) == 0)
        try await storage.commit([.put("b", "other")])
        #expect(try await storage.collectOrphans(olderThan: .seconds(60)) == 0, "readers may still want it")
        #expect(try await storage.collectOrphans(olderThan: .zero) == 1)
        #expect(storage.path(digest) == nil)
        await storage.close()
    }

    @Test func orphansAreCollectedByThemselves() async throws {
        let storage = try await fixture.open(StorageConfiguration(orphanGrace: .zero))
        let kept = try await storage.write(Data("kept".utf8))
        try await storage.commit([.put("a", blobs: [kept])])
        let orphan = try await storage.write(Data("orphan".utf8))
        let deadline = ContinuousClock.now + .seconds(10)
        while storage.path(orphan) != nil, .now < deadline { try await Task.sleep(for: .milliseconds(50)) }
        #expect(storage.path(orphan) == nil)
        #expect(storage.path(kept) != nil)
        await storage.close()
    }

    @Test func openingRemovesWhatAKilledServerLeft() async throws {
        let first = try await fixture.open()
        let kept = try await first.write(Data("kept".utf8))
        let orphan = try await first.write(Data("orphan".utf8))
        try await first.commit([.put("a", blobs: [kept])])
        await first.close()
        let temporary = fixture.file("blobs/tmp/7")
        try Data("half".utf8).write(to: URL(fileURLWithPath: temporary))
        let second = try await fixture.open()
        #expect(second.path(kept) != nil)
        #expect(second.path(orphan) == nil)
        #expect(!FileManager.default.fileExists(atPath: temporary))
        await second.close()
    }

    @Test func concurrentWritersAndCollectorsKeepEveryNamedBlob() async throws {
        let storage = try await fixture.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<10 {
                        let digest = try await storage.write(Data("\(number % 4)".utf8))
                        try await storage.commit([.put("r\(task)", blobs: [digest])])
                        #expect(try await storage.data(digest) == Data("\(number % 4)".utf8))
                    }
                }
            }
            group.addTask {
                for _ in 0..<20 { try await storage.collectOrphans(olderThan: .seconds(5)) }
            }
            try await group.waitForAll()
        }
        await storage.close()
    }
}
