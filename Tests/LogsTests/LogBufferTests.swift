import Testing

@testable import Logs

struct LogBufferTests {
    let key = LogStreamKey(group: "g", stream: "s")
    let other = LogStreamKey(group: "g", stream: "other")

    @Test func eventsComeOutInOrder() {
        var buffer = LogBuffer(limit: 1000)
        buffer.append([LogEvent("1"), LogEvent("2")], to: key)
        buffer.append([], to: key)
        buffer.append([LogEvent("3")], to: other)
        let (batches, losses) = buffer.take()
        #expect(batches.map(\.key) == [key, other])
        #expect(batches.flatMap { $0.events.map(\.message) } == ["1", "2", "3"])
        #expect(losses.isEmpty)
        #expect(buffer.take().batches.isEmpty)
    }

    @Test func theOldestGoAndAreCounted() {
        var buffer = LogBuffer(limit: 65 * 3)
        buffer.append([LogEvent("1", at: 7)], to: other)
        buffer.append([LogEvent("2", at: 9), LogEvent("3"), LogEvent("4")], to: key)
        buffer.append([LogEvent("5")], to: other)
        let (batches, losses) = buffer.take()
        #expect(batches.flatMap { $0.events.map(\.message) } == ["3", "4", "5"])
        #expect(losses[other] == LogBuffer.Loss(count: 1, timestampMilliseconds: 7))
        #expect(losses[key] == LogBuffer.Loss(count: 1, timestampMilliseconds: 9))
    }

    @Test func manyDropsKeepTheNewest() {
        var buffer = LogBuffer(limit: 10 * 80)
        for number in 0..<10_000 { buffer.append([LogEvent("\(number)")], to: key) }
        let (batches, losses) = buffer.take()
        let kept = batches.flatMap { $0.events.map(\.message) }
        #expect(kept == (0..<10_000).suffix(kept.count).map(String.init))
        #expect(kept.count >= 10)
        #expect(losses[key]?.count == 10_000 - kept.count)
    }
}
