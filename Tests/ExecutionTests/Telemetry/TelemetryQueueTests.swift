import Testing

@testable import Execution

struct TelemetryQueueTests {
    private var queue = TelemetryQueue(maxItems: 3, maxBytes: 100)

    @Test mutating func theFirstRecordOfABatchStartsItsTime() {
        #expect(queue.add("a") == [.startTimer])
        #expect(queue.add("b") == [])
        #expect(queue.flush() == [.send(["a", "b"])])
        #expect(queue.add("c") == [.startTimer])
        #expect(queue.sent() == [])
        #expect(!queue.isIdle)
        #expect(queue.flush() == [.send(["c"])])
        #expect(queue.sent() == [])
        #expect(queue.isIdle)
        #expect(queue.flush() == [])
    }

    @Test mutating func aFullBatchGoesAtOnce() {
        _ = queue.add("a")
        _ = queue.add("b")
        #expect(queue.add("c") == [.send(["a", "b", "c"])])
        _ = queue.sent()
        let long = String(repeating: "x", count: 100)
        #expect(queue.add(long) == [.send([long])])
    }

    @Test mutating func oneBatchIsUnderWayAtATime() {
        _ = queue.add("a")
        #expect(queue.flush() == [.send(["a"])])
        _ = queue.add("b")
        // Its time is over, but the one before has not arrived.
        #expect(queue.flush() == [])
        #expect(queue.sent() == [.send(["b"])])
    }

    @Test mutating func aSlowListenerLosesWhatDoesNotFit() {
        _ = queue.add("a")
        _ = queue.flush()
        _ = queue.add("bb")
        _ = queue.add("cc")
        #expect(queue.add("dd") == [.drop(records: 3, bytes: 6)])
        #expect(queue.add("e") == [.startTimer])
    }

    @Test mutating func nothingIsSentWhileTheEnvironmentStandsStill() {
        _ = queue.add("a")
        queue.pause()
        #expect(queue.flush() == [])
        #expect(queue.resume() == [.send(["a"])])
        _ = queue.sent()
        _ = queue.add("b")
        queue.pause()
        #expect(queue.resume() == [])
    }
}
