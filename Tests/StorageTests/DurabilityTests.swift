import Foundation
import GRDB
import Testing

@testable import Storage

struct DurabilityTests {
    let fixture = Fixture()

    @Test func theWriterWaitsForTheDisk() async throws {
        let storage = try await fixture.open()
        let synchronous = try await storage.pool.writeWithoutTransaction {
            try Int.fetchOne($0, sql: "PRAGMA synchronous")
        }
        #expect(synchronous == 2)
        let mode = try await storage.pool.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
        #expect(mode == "wal")
        await storage.close()
    }

    @Test func whatIsAcknowledgedIsInTheFilesOfAKilledServer() async throws {
        let storage = try await fixture.open()
        let copy = Fixture()
        let blob = try await storage.write(Data("code".utf8))
        for number in 0..<50 {
            try await storage.commit([.put("r\(number)", "x", blobs: number == 49 ? [blob] : [])])
        }
        // The files as a kill at this moment would leave them: nothing is closed or flushed.
        try FileManager.default.copyItem(atPath: fixture.directory, toPath: copy.directory)
        let survivor = try await copy.open()
        #expect(try await survivor.records(in: "tests", limit: 100).count == 50)
        #expect(try await survivor.data(blob) == Data("code".utf8))
        await survivor.close()
        await storage.close()
    }

    @Test func aSecondServerIsRefusedByName() async throws {
        let storage = try await fixture.open()
        let error = await failure { _ = try await fixture.open() }
        #expect(error?.code == .directoryInUse)
        #expect(
            error?.message == "data directory \(fixture.directory) is in use by another server (process \(getpid()))"
        )
        await storage.close()
        try await fixture.open().close()
    }

    @Test func aDatabaseThatIsNoneIsSaidToBeCorrupt() async throws {
        try FileManager.default.createDirectory(atPath: fixture.directory, withIntermediateDirectories: true)
        try Data(repeating: 0x41, count: 8192).write(to: URL(fileURLWithPath: fixture.file("records.sqlite")))
        #expect(await failure { _ = try await fixture.open() }?.code == .corrupt)
    }

    @Test func aDirectoryThatCannotBeMadeIsUnavailable() async throws {
        try Data().write(to: URL(fileURLWithPath: fixture.directory))
        #expect(await failure { _ = try await fixture.open() }?.code == .unavailable)
    }

    @Test func aStoreThatCannotBeWrittenFailsAndRecovers() async throws {
        let storage = try await fixture.open()
        try await storage.commit([.put("a", "x")])
        // As a full disk does, this makes the writes themselves fail.
        try await storage.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 1") }
        #expect(await failure { try await storage.commit([.put("a", "y")]) }?.code == .unavailable)
        #expect(try await storage.record(.test("a"))?.value == Data("x".utf8))
        try await storage.pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA query_only = 0") }
        try await storage.commit([.put("a", "z")])
        #expect(try await storage.record(.test("a"))?.value == Data("z".utf8))
        await storage.close()
    }

    @Test func aFullDatabaseFailsTheCommitAndKeepsTheRest() async throws {
        let storage = try await fixture.open()
        try await storage.commit([.put("a", "x")])
        try await storage.pool.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA max_page_count = \(Int.fetchOne($0, sql: "PRAGMA page_count") ?? 0)")
        }
        let large = String(repeating: "x", count: 1 << 20)
        #expect(await failure { try await storage.commit([.put("large", large)]) }?.code == .unavailable)
        #expect(try await storage.record(.test("large")) == nil)
        try await storage.commit([.put("a", "y")])
        #expect(try await storage.record(.test("a"))?.value == Data("y".utf8))
        await storage.close()
    }

    @Test func filesAreReadableOnlyByTheirOwner() async throws {
        let storage = try await fixture.open()
        let blob = try await storage.write(Data("code".utf8))
        try await storage.commit([.put("a", "x")])
        let paths = [
            fixture.file("records.sqlite"), fixture.file("records.sqlite-wal"), try #require(storage.path(blob)),
        ]
        for path in paths {
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(path)")
        }
        await storage.close()
    }
}
