import Execution
import Testing

@testable import ControlPlane

struct FunctionSectionsTests {
    private let one = FunctionKey(account: "1", region: "r", name: "one")
    private let two = FunctionKey(account: "1", region: "r", name: "two")

    @Test func sectionsOfOneFunctionNeverOverlap() async {
        let sections = FunctionSections()
        let log = EventLog()
        await withTaskGroup { group in
            for _ in 0..<50 {
                group.addTask {
                    await sections.run(one) {
                        log.add("enter")
                        await Task.yield()
                        log.add("leave")
                    }
                }
            }
        }
        #expect(log.text.count == 100)
        for (index, line) in log.text.enumerated() {
            #expect(line == (index.isMultiple(of: 2) ? "enter" : "leave"))
        }
    }

    @Test func settledWaitsForTheSectionThatIsUnderWay() async {
        let sections = FunctionSections()
        let log = EventLog()
        let entered = AsyncStream<Void>.makeStream()
        async let section: Void = sections.run(one) {
            entered.continuation.finish()
            try? await Task.sleep(for: .milliseconds(20))
            log.add("section")
        }
        for await _ in entered.stream {}
        await sections.settled(two)
        log.add("other function")
        await sections.settled(one)
        log.add("settled")
        await section
        #expect(log.text == ["other function", "section", "settled"])
    }
}
