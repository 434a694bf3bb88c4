import Testing

@testable import Events

struct RetryScheduleTests {
    @Test func failuresWaitOneMinuteAndThenTwo() {
        #expect(RetrySchedule.pause(afterFailure: 1, random: 0) == .seconds(60))
        #expect(RetrySchedule.pause(afterFailure: 2, random: 0) == .seconds(120))
        #expect(abs(RetrySchedule.pause(afterFailure: 1, random: 1).wholeMilliseconds - 66_000) <= 1)
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 4), (9, 256), (10, 300), (1000, 300)])
    func setbacksWaitFromOneSecondToFiveMinutes(setback: Int, seconds: Int) {
        #expect(RetrySchedule.pause(afterSetback: setback, random: 0) == .seconds(seconds))
        #expect(
            abs(RetrySchedule.pause(afterSetback: setback, random: 1).wholeMilliseconds - Int64(seconds) * 500) <= 1
        )
    }
}
