import Logs
import NIOCore
import NIOEmbedded
import Synchronization
import Testing

@testable import Execution

struct EnvironmentLogTests {
    private final class Sink: EnvironmentLogSink {
        let calls = Mutex<[[String]]>([])

        func append(_ events: [LogEvent], group: String, stream: String) {
            calls.withLock { $0.append(events.map(\.message)) }
        }

        func taken() -> [[String]] {
            calls.withLock { calls in
                defer { calls = [] }
                return calls
            }
        }
    }

    private let loop = EmbeddedEventLoop()
    private let sink = Sink()

    private func makeLog(_ format: LoggingSettings.Format = .text) -> EnvironmentLog {
        var settings = FunctionVersion.fake().logging
        settings.format = format
        return EnvironmentLog(settings: settings, stream: "s", sink: sink, eventLoop: loop, milliseconds: { 0 })
    }

    @Test func whatATurnOfTheLoopBringsLeavesInOneCall() {
        let log = makeLog()
        log.write(.end(requestID: "1"))
        log.write(.end(requestID: "2"))
        #expect(sink.taken() == [])
        loop.run()
        #expect(sink.taken() == [["END RequestId: 1\n", "END RequestId: 2\n"]])
    }

    @Test func whatFollowsAPromiseWaitsForIt() {
        let log = makeLog()
        log.write(.end(requestID: "1"))
        let first = log.promise()
        log.write(.end(requestID: "2"))
        let second = log.promise()
        log.write(.end(requestID: "3"))
        loop.run()
        #expect(sink.taken() == [["END RequestId: 1\n"]])
        log.keep(second, .notice("b"), to: nil)
        loop.run()
        #expect(sink.taken() == [])
        log.keep(first, .notice("a"), to: nil)
        loop.run()
        #expect(sink.taken() == [["LAMBENT\ta\n", "END RequestId: 2\n", "LAMBENT\tb\n", "END RequestId: 3\n"]])
    }

    @Test func aPromiseMayComeToNothing() {
        let log = makeLog(.json)
        let promise = log.promise()
        log.write(.notice("n"))
        // This form has no such event.
        log.keep(promise, .end(requestID: "1"), to: nil)
        loop.run()
        #expect(sink.taken().map { $0.map { $0.contains("lambent.notice") } } == [[true]])
    }
}
