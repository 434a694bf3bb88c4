import Testing

@testable import Execution

/// A shelf that expectations may change.
private final class Shelf {
    private var shelf: StemShelf<String>

    init(limit: Int) { shelf = StemShelf(limit: limit) }

    func want(_ key: String, size: Int, at now: ContinuousClock.Instant) -> [String] {
        shelf.want(key, size: size, at: now)
    }
    func take(_ key: String) -> Bool { shelf.take(key) }
    func next() -> String? { shelf.next() }
    func made(_ key: String) -> Bool { shelf.made(key) }
    func failed(_ key: String) { shelf.failed(key) }
    func died(_ key: String) { shelf.died(key) }
    func forget(before limit: ContinuousClock.Instant) -> [String] { shelf.forget(before: limit) }
    func expiry(after lifetime: Duration) -> ContinuousClock.Instant? { shelf.expiry(after: lifetime) }
}

struct StemShelfTests {
    private let now = ContinuousClock.now

    private func shelf(_ limit: Int, _ wanted: [(String, Int)]) -> Shelf {
        let shelf = Shelf(limit: limit)
        for (key, size) in wanted { _ = shelf.want(key, size: size, at: now) }
        return shelf
    }

    @Test func nothingIsMadeForNobody() {
        let shelf = Shelf(limit: 8)
        #expect(shelf.next() == nil)
        #expect(!shelf.take("a"))
        #expect(shelf.expiry(after: .seconds(1)) == nil)
    }

    @Test func asManyAreMadeAsAreWantedAndTakenOnesReplaced() {
        let shelf = shelf(8, [("a", 2)])
        #expect(shelf.next() == "a")
        #expect(shelf.next() == "a")
        #expect(shelf.next() == nil)
        #expect(!shelf.take("a"))
        #expect(shelf.made("a"))
        #expect(shelf.take("a"))
        #expect(!shelf.take("a"))
        #expect(shelf.next() == "a")
        #expect(shelf.next() == nil)
    }

    @Test func theKindThatWasAskedForLastIsMadeFirst() {
        let shelf = shelf(8, [("a", 1), ("b", 1), ("a", 1)])
        #expect([shelf.next(), shelf.next(), shelf.next()] == ["a", "b", nil])
    }

    @Test func kindsGiveWayWhenThereIsNoRoom() {
        let shelf = shelf(2, [("a", 1), ("b", 1)])
        #expect(shelf.next() != nil)
        #expect(shelf.next() != nil)
        #expect(shelf.made("a"))
        #expect(shelf.made("b"))
        #expect(shelf.want("c", size: 1, at: now) == ["a"])
        #expect(!shelf.take("a"))
        #expect(shelf.take("b"))
        // One that was being made when its kind gave way.
        #expect(shelf.next() == "c")
        #expect(shelf.want("b", size: 2, at: now) == ["c"])
        #expect(!shelf.made("c"))
    }

    @Test func aKindThatIsWantedInNoNumberIsNotMade() {
        let shelf = shelf(8, [("a", 0)])
        #expect(shelf.next() == nil)
    }

    @Test func aKindThatFailsIsLeftAloneUntilItIsAskedForAgain() {
        let shelf = shelf(8, [("a", 1)])
        for _ in 0..<StemShelf<String>.patience {
            #expect(shelf.next() == "a")
            shelf.failed("a")
        }
        #expect(shelf.next() == nil)
        _ = shelf.want("a", size: 1, at: now)
        #expect(shelf.next() == "a")
        #expect(shelf.made("a"))
        shelf.died("a")
        #expect(!shelf.take("a"))
        #expect(shelf.next() == "a")
    }

    @Test func aKindIsForgottenWhenNobodyAskedForItForLongEnough() {
        let shelf = shelf(8, [("a", 1)])
        #expect(shelf.expiry(after: .seconds(10)) == now + .seconds(10))
        _ = shelf.want("b", size: 1, at: now + .seconds(5))
        #expect(shelf.next() == "b")
        #expect(shelf.next() == "a")
        #expect(shelf.made("a"))
        #expect(shelf.made("b"))
        #expect(shelf.forget(before: now + .seconds(1)) == ["a"])
        #expect(!shelf.take("a"))
        #expect(shelf.take("b"))
    }
}
