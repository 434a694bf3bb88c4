import Foundation
import Testing

@testable import Storage

struct RecordTests {
    let fixture = Fixture()

    @Test func aCommittedRecordIsReadBackWhole() async throws {
        let storage = try await fixture.open()
        let blob = try await storage.write(Data("blob".utf8))
        let other = try await storage.write(Data("other".utf8))
        let versions = try await storage.commit([.put("a", "one", blobs: [other, blob])])
        let record = try #require(await storage.record(.test("a")))
        #expect(record.value == Data("one".utf8))
        #expect(record.blobs == [other, blob])
        #expect([record.version] == versions)
        #expect(try await storage.record(.test("b")) == nil)
        await storage.close()
    }

    @Test func recordsSurviveReopening() async throws {
        let first = try await fixture.open()
        let versions = try await first.commit([.put("a", "one")])
        await first.close()
        let second = try await fixture.open()
        #expect(try await second.record(.test("a"))?.version == versions[0])
        await second.close()
    }

    @Test func expectationsAreChecked() async throws {
        let storage = try await fixture.open()
        let version = try await storage.commit([.put("a", "1", .absent)])[0]
        #expect(await failure { try await storage.commit([.put("a", "2", .absent)]) } == .conflict(.test("a")))
        #expect(await failure { try await storage.commit([.put("a", "2", .version(version + 1))]) }?.code == .conflict)
        #expect(await failure { try await storage.commit([.put("b", "2", .version(1))]) }?.key == .test("b"))
        #expect(
            await failure { try await storage.commit([.delete(.test("b"), expecting: .version(1))]) }?.code == .conflict
        )
        try await storage.commit([.delete(.test("b"), expecting: .any)])
        let next = try await storage.commit([.put("a", "2", .version(version))])[0]
        #expect(next > version)
        await storage.close()
    }

    @Test func aConflictUndoesItsWholeCommit() async throws {
        let storage = try await fixture.open()
        try await storage.commit([.put("b")])
        #expect(
            await failure { try await storage.commit([.put("a"), .put("b", "x", .absent), .put("c")]) }
                == .conflict(.test("b"))
        )
        #expect(try await storage.records(in: "tests", limit: 10).map(\.key.id) == ["b"])
        await storage.close()
    }

    @Test func aRecordMadeAgainGetsNoOldVersion() async throws {
        let storage = try await fixture.open()
        let first = try await storage.commit([.put("a")])[0]
        let deletion = try await storage.commit([.delete(.test("a"), expecting: .version(first))])[0]
        await storage.close()
        let reopened = try await fixture.open()
        let second = try await reopened.commit([.put("a", "", .absent)])[0]
        #expect(first < deletion)
        #expect(deletion < second)
        await reopened.close()
    }

    @Test func listingFollowsPrefixOrderAndLimit() async throws {
        let storage = try await fixture.open()
        let ids = ["a", "fn", "fn/1", "fn/10", "fn/2", "fn/é", "fo", "g"]
        try await storage.commit(ids.shuffled().map { .put($0) })
        try await storage.commit([
            .put(RecordKey(collection: "x", id: "fn/3"), value: Data(), blobs: [], expecting: .any)
        ])
        func list(_ prefix: String, after id: String? = nil, limit: Int = 100) async throws -> [String] {
            try await storage.records(in: "tests", prefix: prefix, after: id, limit: limit).map(\.key.id)
        }
        #expect(try await list("") == ids)
        #expect(try await list("fn/") == ["fn/1", "fn/10", "fn/2", "fn/é"])
        #expect(try await list("fn/", after: "fn/1", limit: 2) == ["fn/10", "fn/2"])
        #expect(try await list("fn/", after: "a") == ["fn/1", "fn/10", "fn/2", "fn/é"])
        #expect(try await list("fn/", after: "g") == [])
        #expect(try await list("", limit: 0) == [])
        #expect(try await list("", limit: -1) == [])
        await storage.close()
    }

    @Test func changesAreToldInOrderBeforeTheirCommitReturns() async throws {
        let storage = try await fixture.open()
        let feed = storage.changes()
        let first = try await storage.commit([.put("a"), .put("b")])
        _ = await failure { try await storage.commit([.put("c"), .put("a", "", .absent)]) }
        let second = try await storage.commit([
            .delete(.test("a"), expecting: .any), .delete(.test("z"), expecting: .any),
        ])
        await storage.close()
        var notices: [RecordChangeNotice] = []
        for await notice in feed { notices.append(notice) }
        #expect(
            notices == [
                RecordChangeNotice(key: .test("a"), version: first[0], kind: .put),
                RecordChangeNotice(key: .test("b"), version: first[1], kind: .put),
                RecordChangeNotice(key: .test("a"), version: second[0], kind: .deleted),
            ]
        )
    }
}
