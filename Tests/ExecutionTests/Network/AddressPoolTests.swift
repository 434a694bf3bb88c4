import Sandbox
import Testing

@testable import Execution

struct AddressPoolTests {
    private func address(_ last: Int) -> IPAddress { IPAddress(.v4, 0x0A01_0000 + UInt128(last)) }

    private var range: ClosedRange<IPAddress> { address(4)...address(7) }

    @Test func eachIsGivenOnceUntilItIsGivenBack() {
        var pool = AddressPool()
        let taken = (0..<4).compactMap { _ in pool.take(from: range, reserved: []) }
        #expect(taken == [4, 5, 6, 7].map(address))
        #expect(pool.take(from: range, reserved: []) == nil)
        pool.giveBack(address(5))
        #expect(pool.take(from: range, reserved: []) == address(5))
    }

    @Test func oneThatWasGivenBackWaitsLongest() {
        var pool = AddressPool()
        #expect(pool.take(from: range, reserved: []) == address(4))
        pool.giveBack(address(4))
        let later = (0..<4).compactMap { _ in pool.take(from: range, reserved: []) }
        #expect(later == [5, 6, 7, 4].map(address))
    }

    @Test func reservedOnesAreNeverGiven() {
        var pool = AddressPool()
        let reserved: Set = [address(4), address(6)]
        let taken = (0..<4).map { _ in pool.take(from: range, reserved: reserved) }
        #expect(taken == [address(5), address(7), nil, nil])
    }

    @Test func rangesOnOneWireShareIt() {
        var pool = AddressPool()
        #expect(pool.take(from: address(4)...address(4), reserved: []) == address(4))
        #expect(pool.take(from: range, reserved: []) == address(5))
    }

    @Test func whetherOneIsFreeWhenOwnOnesEnd() {
        var pool = AddressPool()
        for _ in 0..<4 { _ = pool.take(from: range, reserved: []) }
        #expect(!pool.hasFree(in: range, reserved: [], besides: []))
        #expect(pool.hasFree(in: range, reserved: [], besides: [address(6)]))
    }

    @Test func aLargeRangeIsNotSearchedThrough() {
        var pool = AddressPool()
        let whole = IPAddress(.v4, 0)...IPAddress(.v4, 0xFFFF_FFFF)
        #expect((0..<1000).compactMap { _ in pool.take(from: whole, reserved: [address(4)]) }.count == 1000)
    }
}
