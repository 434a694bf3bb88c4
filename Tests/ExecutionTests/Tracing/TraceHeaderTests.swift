import NIOCore
import Neighbours
import Testing

@testable import Execution

struct TraceHeaderTests {
    private static let root = "1-5e1b4151-5ac6c58f40f9d4c1d1a8b8a1"
    private static let parent = "00f067aa0ba902b7"

    @Test(arguments: [(0, "00000000"), (1_712_595_380_123, "661421b4"), (-1, "00000000")])
    func aNewTraceIsNotSampled(_ milliseconds: Int64, _ time: String) {
        let header = TraceHeader.unsampled(milliseconds: milliseconds)
        let parts = header.wholeMatch(of: /Root=1-([0-9a-f]{8})-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0/)
        #expect(parts?.1 == time[...])
        #expect(TraceHeader.unsampled(milliseconds: milliseconds) != header)
    }

    @Test func fieldsMayComeInAnyOrder() {
        let header = TraceHeader(" sampled=1; Parent=\(Self.parent);;Self=x;Own;A=b=c;ROOT=\(Self.root);Lineage=1:a:2")
        #expect(header.root == TraceID(Self.root))
        #expect(header.parent == Self.parent)
        #expect(header.decision == .sampled)
        #expect(header.lineage == "1:a:2")
        #expect(header.text == "Root=\(Self.root);Parent=\(Self.parent);Sampled=1;Lineage=1:a:2")
    }

    @Test(arguments: ["", ";;", "Root=", "Root=1-2-3;Parent=x;Sampled=2", "Parent=00f067aa0ba902b", "Sampled="])
    func whatHasNotTheRightFormIsNotThere(_ text: String) {
        #expect(TraceHeader(text) == TraceHeader())
    }

    @Test func aCallerMayAskForADecision() {
        #expect(TraceHeader("Root=\(Self.root);Sampled=?").decision == .asked)
    }

    @Test func headersMadeHereHaveTheirForm() throws {
        let unsampled = TraceHeader(TraceHeader.unsampled(milliseconds: 1_578_844_497_123))
        #expect(unsampled.root?.description.hasPrefix("1-5e1b4151-") == true)
        #expect(unsampled.decision == .unsampled && unsampled.parent != nil)
        let undecided = TraceHeader(TraceHeader.undecided(milliseconds: 0))
        #expect(undecided.root?.description.hasPrefix("1-00000000-") == true)
        #expect(undecided.decision == nil && undecided.parent == nil)
    }

    @Test func onlyABareTraceIsCompleted() {
        for text in ["Root=\(Self.root);Sampled=1", "Self=1;Root=\(Self.root)", "Parent=x", "Root=none", "; Sampled=0"]
        {
            #expect(TraceHeader.completed(text) == text)
        }
        let completed = TraceHeader(TraceHeader.completed("Root=\(Self.root);Lineage=1:a:1"))
        #expect(completed.root == TraceID(Self.root) && completed.lineage == "1:a:1")
        #expect(completed.decision == .unsampled && completed.parent != nil)
    }

    @Test func answersHaveNamesInLowerCase() {
        #expect(
            TraceHeader.answer("Root=1-A;Parent=B;Sampled=1;Lineage=1:C:0|D:1")
                == "root=1-A;parent=B;sampled=1;lineage=1:C:0|D:1"
        )
    }

    @Test func theFirstOfASecondIsSampledAndFewOfTheRest() {
        var sampler = TraceSampler()
        var asked = 0
        func sample(_ second: Int64, _ chance: Double) -> Bool {
            sampler.samples(second: second) {
                asked += 1
                return chance
            }
        }
        #expect(sample(1, 0.99) && asked == 0)
        #expect(!sample(1, 0.05) && asked == 1)
        #expect(sample(1, 0.049) && asked == 2)
        #expect(sample(2, 0.99) && asked == 2)
        #expect(!sample(2, 0.99))
    }

    @Test func aBudgetIsSpentAndFillsAgain() {
        var budget = DatagramBudget(now: .uptimeNanoseconds(0))
        var taken = 0
        while budget.take(now: .uptimeNanoseconds(0)) { taken += 1 }
        #expect(taken == Int(DatagramBudget.burst))
        let later = [500_000, 1_500_000, 1_500_000].map { budget.take(now: .uptimeNanoseconds($0)) }
        #expect(later == [false, true, false])
    }

    @Test func derivedIDsDiffer() {
        let ids = (0..<100).map { SpanID.derived(from: "one", $0) } + [SpanID.derived(from: "two", 0)]
        #expect(Set(ids).count == 101)
        #expect(ids.allSatisfy { TraceID.isSpanID($0) })
        #expect(SpanID.derived(from: "one", 7) == ids[7])
    }
}
