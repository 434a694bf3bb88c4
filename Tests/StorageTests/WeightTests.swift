import Foundation
import GRDB
import Testing

@testable import Storage

struct WeightTests {
    let fixture = Fixture()

    private func weight(_ amount: Int64, _ group: String = "g") -> RecordWeight {
        RecordWeight(group: group, amount: amount)
    }

    private func total(_ group: String = "g", in storage: LocalStorage) async throws -> RecordTotal? {
        try await storage.totals(of: group)["tests"]
    }

    @Test func everyChangeMovesTheTotals() async throws {
        let storage = try await fixture.open()
        #expect(try await storage.totals(of: "g").isEmpty)
        try await storage.commit([.put("a", weight: weight(3)), .put("b", weight: weight(4)), .put("c")])
        #expect(try await total(in: storage) == RecordTotal(amount: 7, count: 2))
        try await storage.commit([.put("a", "again", weight: weight(3))])
        #expect(try await total(in: storage) == RecordTotal(amount: 7, count: 2))
        try await storage.commit([.put("a", weight: weight(10)), .put("c", weight: weight(1, "other"))])
        #expect(try await total(in: storage) == RecordTotal(amount: 14, count: 2))
        #expect(try await total("other", in: storage) == RecordTotal(amount: 1, count: 1))
        try await storage.commit([.put("a", weight: weight(10, "other")), .put("c")])
        #expect(try await total(in: storage) == RecordTotal(amount: 4, count: 1))
        #expect(try await total("other", in: storage) == RecordTotal(amount: 10, count: 1))
        try await storage.commit([.delete(.test("b"), expecting: .any), .delete(.test("missing"), expecting: .any)])
        #expect(try await total(in: storage) == RecordTotal(amount: 0, count: 0))
        await storage.close()
    }

    @Test func collectionsAreCountedApart() async throws {
        let storage = try await fixture.open()
        let key = RecordKey(collection: "others", id: "a")
        try await storage.commit([
            .put("a", weight: weight(3)), .put(key, value: Data(), blobs: [], weight: weight(5), expecting: .any),
        ])
        #expect(
            try await storage.totals(of: "g") == [
                "tests": RecordTotal(amount: 3, count: 1), "others": RecordTotal(amount: 5, count: 1),
            ]
        )
        // The limit is that of the group.
        let heavy = await failure { try await storage.commit([.put("b", weight: weight(1))], weightLimit: 8) }
        #expect(heavy?.code == .tooHeavy)
        await storage.close()
    }

    @Test func aLimitRefusesWhatGrowsOnly() async throws {
        let storage = try await fixture.open()
        try await storage.commit([.put("a", weight: weight(9)), .put("b", weight: weight(1))])
        let refused = await failure {
            try await storage.commit([.put("c"), .put("b", weight: weight(2))], weightLimit: 10)
        }
        #expect(refused == .tooHeavy("g"))
        #expect(try await storage.record(.test("c")) == nil)
        #expect(try await total(in: storage) == RecordTotal(amount: 10, count: 2))
        // Above a limit that was lowered, what stays or shrinks is taken.
        try await storage.commit([.put("a", "new", weight: weight(9))], weightLimit: 4)
        try await storage.commit([.put("a", weight: weight(8))], weightLimit: 4)
        try await storage.commit([.put("d", weight: weight(0))], weightLimit: 4)
        #expect(try await total(in: storage) == RecordTotal(amount: 9, count: 3))
        await storage.close()
    }

    @Test func aConflictMovesNothing() async throws {
        let storage = try await fixture.open()
        _ = await failure { try await storage.commit([.put("a", weight: weight(3)), .put("b", "", .version(7))]) }
        #expect(try await total(in: storage) == nil)
        await storage.close()
    }

    @Test func manyAtOnceNeverExceedTheLimit() async throws {
        let storage = try await fixture.open()
        let taken = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    (try? await storage.commit([.put("r\(number)", weight: weight(3))], weightLimit: 50)) != nil
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(taken == 16)
        #expect(try await total(in: storage) == RecordTotal(amount: 48, count: 16))
        await storage.close()
        let again = try await fixture.open()
        #expect(try await total(in: again) == RecordTotal(amount: 48, count: 16))
        await again.close()
    }
}
