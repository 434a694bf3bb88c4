import Foundation
import Testing

@testable import Storage

struct MessageTests {
    let fixture = Fixture()

    private func message(_ id: String, lane: String = "a", due: Int64 = 0, state: String = "") -> Message {
        Message(id: id, queue: "q", lane: lane, due: due, state: Data(state.utf8))
    }

    @Test func messagesOfALaneComeInTheOrderOfTheirTimesAndThenOfTheirAge() async throws {
        let storage = try await fixture.open()
        for (id, due) in [("late", 9), ("first", 5), ("second", 5), ("early", 1)] as [(String, Int64)] {
            try await storage.commit(messages: [.add(message(id, due: due), body: Data(id.utf8))])
        }
        try await storage.commit(messages: [.add(message("other", lane: "b"), body: Data())])
        let found = try await storage.messages(in: "q", lane: "a", limit: 10)
        #expect(found.map(\.id) == ["early", "first", "second", "late"])
        #expect(try await storage.messages(in: "q", lane: "a", limit: 2).map(\.id) == ["early", "first"])
        #expect(try await storage.messages(in: "q", lane: "a", limit: 0).isEmpty)
        #expect(try await storage.body(ofMessage: "late") == Data("late".utf8))
        await storage.close()
    }

    @Test func anUpdateMovesAMessageAndKeepsItsBody() async throws {
        let storage = try await fixture.open()
        try await storage.commit(messages: [.add(message("m"), body: Data("body".utf8))])
        var moved = try #require(await storage.message("m"))
        moved.queue = "elsewhere"
        moved.due = 7
        moved.state = Data("changed".utf8)
        try await storage.commit(messages: [.update(moved)])
        #expect(try await storage.messages(in: "q", lane: "a", limit: 10).isEmpty)
        #expect(try await storage.messages(in: "elsewhere", lane: "a", limit: 10) == [moved])
        #expect(try await storage.body(ofMessage: "m") == Data("body".utf8))
        await storage.close()
    }

    @Test func aMessageThatIsGoneIsNotBroughtBack() async throws {
        let storage = try await fixture.open()
        try await storage.commit(messages: [.add(message("m"), body: Data())])
        let found = try #require(await storage.message("m"))
        try await storage.commit(messages: [.remove(id: "m")])
        try await storage.commit(messages: [.update(found), .remove(id: "m")])
        #expect(try await storage.message("m") == nil)
        #expect(try await storage.body(ofMessage: "m") == nil)
        await storage.close()
    }

    @Test func aMessageIsAddedOnce() async throws {
        let storage = try await fixture.open()
        try await storage.commit(messages: [.add(message("m", state: "one"), body: Data("one".utf8))])
        try await storage.commit(messages: [.add(message("m", state: "two"), body: Data("two".utf8))])
        #expect(try await storage.message("m")?.state == Data("one".utf8))
        #expect(try await storage.body(ofMessage: "m") == Data("one".utf8))
        await storage.close()
    }

    @Test func aCommitIsWholeOrNothing() async throws {
        let storage = try await fixture.open()
        try await storage.commit(messages: [.add(message("old"), body: Data("old".utf8))])
        try await storage.commit(messages: [.remove(id: "old"), .add(message("new"), body: Data("new".utf8))])
        #expect(try await storage.messages(in: "q", lane: "a", limit: 10).map(\.id) == ["new"])
        await storage.close()
    }

    @Test func lanesAreListedCountedAndRemoved() async throws {
        let storage = try await fixture.open()
        for index in 0..<30 {
            let lane = "account/\(index % 3)"
            try await storage.commit(messages: [.add(message("m\(index)", lane: lane, due: 30), body: Data("x".utf8))])
        }
        try await storage.commit(messages: [.add(message("stranger", lane: "other/0"), body: Data())])
        #expect(try await storage.lanes(in: "q") == ["account/0", "account/1", "account/2", "other/0"])
        #expect(try await storage.messageCount(in: "q", lanePrefix: "account/") == 30)
        try await storage.commit(messages: [.removeLane("account/1", queue: "q")])
        #expect(try await storage.lanes(in: "q") == ["account/0", "account/2", "other/0"])
        #expect(try await storage.body(ofMessage: "m1") == nil)
        try await storage.commit(messages: [.removeDue(before: 30, queue: "q")])
        #expect(try await storage.lanes(in: "q") == ["account/0", "account/2"])
        await storage.close()
    }

    @Test func whatIsNewerThanANumberStays() async throws {
        let storage = try await fixture.open()
        for id in ["one", "two"] { try await storage.commit(messages: [.add(message(id), body: Data())]) }
        let newest = try await storage.newestNumber(in: "q", lane: "a")
        try await storage.commit(messages: [.add(message("three"), body: Data())])
        try await storage.commit(messages: [.removeLane("a", queue: "q", upTo: try #require(newest))])
        #expect(try await storage.messages(in: "q", lane: "a", limit: 9).map(\.id) == ["three"])
        #expect(try await storage.newestNumber(in: "q", lane: "none") == nil)
        await storage.close()
    }

    @Test func aListingOfManyLanesIsContinuedWhereItEnded() async throws {
        let storage = try await fixture.open()
        for index in 0..<25 {
            let added = message("m\(index)", lane: "lane/\(index % 4)", due: Int64(index / 8))
            try await storage.commit(messages: [.add(added, body: Data())])
        }
        var seen: [String] = []
        var position: MessagePosition?
        while true {
            let page = try await storage.messages(in: "q", lanePrefix: "lane/", after: position, limit: 4)
            guard let last = page.last else { break }
            seen += page.map(\.id)
            position = last.position
        }
        #expect(seen.count == 25)
        #expect(Set(seen).count == 25)
        await storage.close()
    }

    @Test func whatIsAcknowledgedIsInTheFilesOfAKilledServer() async throws {
        let storage = try await fixture.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<100 {
                let added = message("m\(index)", due: Int64(index))
                group.addTask { try await storage.commit(messages: [.add(added, body: Data("\(index)".utf8))]) }
            }
            try await group.waitForAll()
        }
        let copy = Fixture()
        try FileManager.default.copyItem(atPath: fixture.directory, toPath: copy.directory)
        let survivor = try await copy.open()
        #expect(try await survivor.messages(in: "q", lane: "a", limit: 1000).map(\.id) == (0..<100).map { "m\($0)" })
        #expect(try await survivor.body(ofMessage: "m77") == Data("77".utf8))
        await survivor.close()
        await storage.close()
    }
}
