import Testing

@testable import Sandbox

struct ExitTableTests {
    @Test func newProcessWithTheIdOfAnEndedOneIsAnother() async {
        let table = ExitTable()
        table.started(7, request: 1)
        table.ended(request: 1, .exited(0), peak: 10)
        #expect(await table.waitForExit(of: 7) == .exited(0))

        // The end of the second is told before its start is known here.
        table.ended(request: 2, .exited(2), peak: 5)
        table.started(7, request: 2)
        #expect(await table.waitForExit(of: 7) == .exited(2))

        table.started(7, request: 3)
        async let third = table.waitForExit(of: 7)
        table.ended(request: 3, .signalled(9), peak: 5)
        #expect(await third == .signalled(9))
        #expect(table.peak(atLeast: 0) == 10)
    }

    @Test func processThatNeverWasCountsAsKilled() async {
        #expect(await ExitTable().waitForExit(of: 1) == .signalled(9))
    }

    @Test func endOfTheSandboxAnswersForTheProcessesThatAreLeft() async {
        let table = ExitTable()
        table.started(1, request: 1)
        table.started(2, request: 2)
        table.ended(request: 1, .exited(0), peak: 0)
        table.endAll()
        #expect(await table.waitForExit(of: 1) == .exited(0))
        #expect(await table.waitForExit(of: 2) == .signalled(9))
    }
}
