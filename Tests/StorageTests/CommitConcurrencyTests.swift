import Foundation
import Testing

@testable import Storage

struct CommitConcurrencyTests {
    let fixture = Fixture()

    @Test func aThousandConcurrentIncrementsLoseNothing() async throws {
        let storage = try await fixture.open()
        // Five at a time for each counter: they conflict all the time, and the groups hold more than one commit.
        let counters = (0..<4).map { "n\($0)" }
        try await storage.commit(counters.map { .put($0, "0", .absent) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<20 {
                group.addTask {
                    for _ in 0..<50 { try await increment(counters[task % counters.count], in: storage) }
                }
            }
            try await group.waitForAll()
        }
        for counter in counters {
            #expect(try await storage.record(.test(counter))?.value == Data("250".utf8))
        }
        await storage.close()
    }

    private func increment(_ counter: String, in storage: LocalStorage) async throws {
        while true {
            let record = try #require(await storage.record(.test(counter)))
            let next = (Int(String(decoding: record.value, as: UTF8.self)) ?? 0) + 1
            do {
                try await storage.commit([.put(counter, "\(next)", .version(record.version))])
                return
            } catch {
                guard error.code == .conflict else { throw error }
            }
        }
    }

    @Test func aConflictInAGroupUndoesOnlyItsOwnCommit() async throws {
        let storage = try await fixture.open()
        try await storage.commit([.put("taken", "first", .absent)])
        let outcomes = await withTaskGroup(of: (Int, Bool).self) { group in
            for number in 0..<200 {
                group.addTask {
                    let fails = number.isMultiple(of: 3)
                    var changes: [RecordChange] = [.put("own/\(number)", "x", .absent)]
                    if fails { changes.append(.put("taken", "second", .absent)) }
                    let error = await failure { try await storage.commit(changes) }
                    return (number, error == (fails ? .conflict(.test("taken")) : nil))
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(outcomes.values.allSatisfy { $0 })
        let stored = Set(try await storage.records(in: "tests", prefix: "own/", limit: 1000).map(\.key.id))
        #expect(stored == Set((0..<200).filter { !$0.isMultiple(of: 3) }.map { "own/\($0)" }))
        #expect(try await storage.record(.test("taken"))?.value == Data("first".utf8))
        await storage.close()
    }

    @Test func anAcknowledgedCommitIsSeenByTheNextRead() async throws {
        let storage = try await fixture.open()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<25 {
                        let version = try await storage.commit([.put("r\(task)", "\(number)")])[0]
                        #expect(try await storage.record(.test("r\(task)"))?.version == version)
                    }
                }
            }
            try await group.waitForAll()
        }
        await storage.close()
    }

    @Test func readsDoNotWaitForTheWriter() async throws {
        let storage = try await fixture.open()
        try await storage.commit([.put("a", "x")])
        let gate = DispatchSemaphore(value: 0)
        storage.commits.betweenGroups { gate.wait() }
        async let commit = storage.commit([.put("a", "y")])
        #expect(try await storage.record(.test("a"))?.value == Data("x".utf8))
        gate.signal()
        _ = try await commit
        #expect(try await storage.record(.test("a"))?.value == Data("y".utf8))
        await storage.close()
    }

    @Test func closingFinishesWaitingCommits() async throws {
        let storage = try await fixture.open()
        let accepted = await withTaskGroup(of: Int?.self) { group in
            for number in 0..<100 {
                group.addTask {
                    await failure { try await storage.commit([.put("c\(number)")]) } == nil ? number : nil
                }
            }
            group.addTask {
                await storage.close()
                return nil
            }
            return await group.reduce(into: Set<String>()) { if let number = $1 { $0.insert("c\(number)") } }
        }
        #expect(await failure { _ = try await storage.record(.test("c1")) }?.code == .unavailable)
        let reopened = try await fixture.open()
        #expect(Set(try await reopened.records(in: "tests", limit: 1000).map(\.key.id)) == accepted)
        await reopened.close()
    }
}
