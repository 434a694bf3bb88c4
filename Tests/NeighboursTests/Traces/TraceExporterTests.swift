import Foundation
import Logging
import Testing

@testable import Neighbours

@Suite(.timeLimit(.minutes(1)))
struct TraceExporterTests {
    private struct Source: TraceSource {
        var function = OTLPTests.function
        var id: String

        func documents() -> [SegmentDocument] {
            var document = SegmentDocument(
                name: "fn",
                id: id,
                start: TraceTime(nanoseconds: 1),
                end: TraceTime(nanoseconds: 2)
            )
            document.traceID = "1-58406520-a006649127e371903a2de979"
            return [document]
        }
    }

    private static func id(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    private func exporter(
        _ server: StubServer,
        _ change: (inout TraceExporterConfiguration) -> Void = { _ in }
    ) throws -> TraceExporter {
        var configuration = TraceExporterConfiguration(version: "1")
        let endpoint = try #require(NeighbourEndpoint("http://127.0.0.1:\(server.port)/v1/traces"))
        configuration.otlp = .init(endpoint: endpoint, headers: [NeighbourField("x-token", "t")])
        configuration.retry = RetryPolicy(attempts: 3, base: .milliseconds(1), cap: .milliseconds(2))
        configuration.delay = .milliseconds(20)
        change(&configuration)
        return TraceExporter(
            configuration: configuration,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
    }

    @Test func spansGoTogetherAndInOrder() async throws {
        let server = try StubServer(answers: Array(repeating: .init(status: 200, body: "{}"), count: 20))
        defer { server.stop() }
        let exporter = try exporter(server) { $0.batch = 2 }
        for number in 1...5 { exporter.record(Source(id: Self.id(number))) }
        await exporter.shutdown()
        let text = server.requests.joined()
        let places = try (1...5).map { try #require(text.range(of: #""spanId":"\#(Self.id($0))""#)).lowerBound }
        #expect(places == places.sorted())
        #expect(server.requests.allSatisfy { $0.hasPrefix("POST /v1/traces HTTP/1.1\r\n") })
        #expect(server.requests.allSatisfy { $0.lowercased().contains("content-type: application/json") })
        #expect(server.requests.allSatisfy { $0.lowercased().contains("x-token: t") })
        #expect(server.requests.allSatisfy { $0.components(separatedBy: "spanId").count <= 3 })
    }

    @Test func aReceiverThatIsBusyIsAskedAgain() async throws {
        let server = try StubServer(answers: [.init(status: 503), .init(hangsUp: true), .init(status: 200)])
        defer { server.stop() }
        let exporter = try exporter(server)
        exporter.record(Source(id: Self.id(1)))
        await exporter.shutdown()
        #expect(server.requests.count == 3)
        #expect(Set(server.requests.map { $0.components(separatedBy: "\r\n\r\n").last }).count == 1)
    }

    @Test func aReceiverThatRefusesIsNotAskedAgain() async throws {
        let server = try StubServer(answers: [.init(status: 400), .init(status: 200)])
        defer { server.stop() }
        let exporter = try exporter(server)
        exporter.record(Source(id: Self.id(1)))
        await exporter.shutdown()
        #expect(server.requests.count == 1)
    }

    @Test func theEndDoesNotWaitForASilentReceiver() async throws {
        let server = try StubServer(answers: [.init(isSilent: true)])
        let exporter = try exporter(server) { $0.grace = .milliseconds(50) }
        exporter.record(Source(id: Self.id(1)))
        await exporter.shutdown()
        server.stop()
    }

    @Test func nobodyWantsTracesWithoutReceivers() async {
        let exporter = TraceExporter(
            configuration: TraceExporterConfiguration(version: "1"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        )
        #expect(!exporter.isWanted)
        exporter.record(Source(id: Self.id(1)))
        exporter.forward(Data("x".utf8), of: OTLPTests.function)
        await exporter.shutdown()
    }

    @Test func aQueueTakesWhatItHasRoomFor() async {
        let queue = BoundedQueue<Int>(limit: 10)
        #expect(queue.offer(1, weight: 6))
        #expect(!queue.offer(2, weight: 5))
        #expect(queue.offer(3, weight: 4))
        #expect(await queue.next() == [1, 3])
        #expect(queue.offer(4, weight: 10))
        queue.finish()
        #expect(!queue.offer(5))
        #expect(await queue.next() == [4])
        #expect(await queue.next() == nil)
    }

    @Test func whoeverWaitsForAQueueIsWoken() async {
        let queue = BoundedQueue<Int>(limit: 10)
        async let elements = queue.next()
        await Task.yield()
        #expect(queue.offer(1))
        #expect(await elements == [1])
        async let end = queue.next()
        queue.finish()
        #expect(await end == nil)
    }

    @Test func lossesAreSaidAtOnceAndThenOnceAMinute() {
        let said = Recorded()
        let start = ContinuousClock.now
        let clock = Moment(start)
        let losses = DropLog("spans", logger: Logger(label: "test") { _ in said }, now: { clock.now })
        losses.add(1, because: "a")
        losses.add(2, because: "b")
        #expect(said.counts == ["1"])
        clock.now = start + .seconds(61)
        losses.add(3, because: "c")
        #expect(said.counts == ["1", "5"])
        losses.add(4, because: "d")
        losses.finish()
        losses.finish()
        #expect(said.counts == ["1", "5", "4"])
        #expect(losses.total == 10)
    }
}
