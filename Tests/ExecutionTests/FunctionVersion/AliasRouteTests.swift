import Testing

@testable import Execution

struct AliasRouteTests {
    /// The same numbers in every run.
    private struct Sequence: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    @Test(arguments: [(0.0, 0...0), (0.1, 850...1150), (0.5, 4800...5200), (1.0, 10000...10000)])
    func drawsByWeight(weight: Double, expected: ClosedRange<Int>) {
        let route = AliasRoute(version: "1", additional: AliasRoute.Additional(version: "2", weight: weight))
        var sequence = Sequence(state: 7)
        let second = (0..<10_000).count { _ in route.draw(using: &sequence) == "2" }
        #expect(expected.contains(second))
    }

    @Test func versionsAreThoseThatGetInvocations() {
        let weighed = { AliasRoute(version: "1", additional: AliasRoute.Additional(version: "2", weight: $0)).versions }
        #expect(weighed(0) == ["1"])
        #expect(weighed(0.5) == ["1", "2"])
        #expect(weighed(1) == ["2"])
        #expect(AliasRoute(version: "$LATEST").versions == ["$LATEST"])
        #expect(AliasRoute(version: "$LATEST").draw() == "$LATEST")
    }
}
