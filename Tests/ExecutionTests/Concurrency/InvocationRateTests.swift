import NIOCore
import Testing

@testable import Execution

struct InvocationRateTests {
    private let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

    private func taken(_ rate: inout InvocationRate, of wanted: Int, at now: NIODeadline) -> Int {
        (0..<wanted).count { _ in rate.take(at: now) }
    }

    @Test func eachUnitIsTenASecond() {
        var rate = InvocationRate(units: 2)
        #expect(taken(&rate, of: 30, at: start) == 20)
        #expect(taken(&rate, of: 30, at: start + .milliseconds(49)) == 0)
        #expect(taken(&rate, of: 30, at: start + .milliseconds(50)) == 1)
        #expect(taken(&rate, of: 30, at: start + .milliseconds(550)) == 10)
        // What was not used in time is gone.
        #expect(taken(&rate, of: 30, at: start + .seconds(3600)) == 20)
    }

    @Test func overAMinuteItIsExact() {
        var rate = InvocationRate(units: 1)
        let taken = (0..<6000).count { rate.take(at: start + .milliseconds(Int64($0) * 10)) }
        #expect((608...610).contains(taken))
    }

    @Test func timeThatGoesBackGivesNothing() {
        var rate = InvocationRate(units: 1)
        #expect(taken(&rate, of: 20, at: start) == 10)
        #expect(taken(&rate, of: 20, at: start - .seconds(60)) == 0)
        #expect(taken(&rate, of: 20, at: start + .seconds(1)) == 10)
    }

    @Test func aChangeKeepsWhatWasUsed() {
        var rate = InvocationRate(units: 1)
        #expect(taken(&rate, of: 10, at: start) == 10)
        rate.change(units: 3)
        #expect(taken(&rate, of: 40, at: start) == 20)
        rate.change(units: 1)
        #expect(taken(&rate, of: 40, at: start) == 0)
        rate.change(units: 0)
        #expect(taken(&rate, of: 40, at: start + .seconds(9)) == 0)
    }
}
