import Foundation
import Testing

@testable import Logs

struct LogRetentionTests {
    let fixture = Fixture()

    /// Appends events one at a time, each written before the next.
    private func append(_ count: Int, to stream: String, of store: LogStore, group: String = "g") async {
        for number in 0..<count {
            store.append(
                [LogEvent("\(stream)/\(number) " + String(repeating: "x", count: 80))],
                group: group,
                stream: stream
            )
            await store.flush()
        }
    }

    @Test func aFullFileIsFollowedByTheNext() async throws {
        let store = try fixture.store(LogConfiguration(fileBytes: 500))
        await append(20, to: "s", of: store)
        let files = fixture.files("g", "s")
        #expect(files.count == 4)
        for file in files {
            #expect(try Data(contentsOf: URL(fileURLWithPath: file)).count < 700)
        }
        let messages = try await store.messages("g", limit: 3).map { $0.prefix { $0 != " " } }
        #expect(messages == (0..<20).map { "s/\($0)" })
        await store.close()
    }

    @Test func aStreamKeepsItsNewestFiles() async throws {
        let store = try fixture.store(LogConfiguration(fileBytes: 500, streamBytes: 1500))
        await append(60, to: "s", of: store)
        let size = try fixture.files("g", "s").reduce(0) { try $0 + Data(contentsOf: URL(fileURLWithPath: $1)).count }
        #expect(size <= 1500)
        let messages = try await store.messages("g")
        #expect(messages.count >= 6)
        #expect(messages.last?.hasPrefix("s/59 ") == true)
        await store.close()
    }

    @Test func aGroupGivesUpItsOldestStreams() async throws {
        let store = try fixture.store(LogConfiguration(streamsPerGroup: 3))
        for stream in 0..<10 { await append(1, to: "s\(stream)", of: store) }
        #expect(try await store.streams("g") == ["s7", "s8", "s9"])
        #expect(fixture.files("g", "s6").isEmpty)
        await append(1, to: "s0", of: store)
        #expect(try await store.streams("g") == ["s8", "s9", "s0"])
        await store.close()
    }

    @Test func groupAndTotalBytesAreBounded() async throws {
        let store = try fixture.store(LogConfiguration(fileBytes: 300, groupBytes: 1000, totalBytes: 1500))
        for round in 0..<5 {
            for group in ["g", "h"] { await append(3, to: "s\(round)", of: store, group: group) }
        }
        var total = 0
        for group in ["g", "h"] {
            let streams = try await store.streams(group)
            let sizes = try streams.flatMap { fixture.files(group, $0) }
                .map { try Data(contentsOf: URL(fileURLWithPath: $0)).count }
            #expect(sizes.reduce(0, +) <= 1000)
            total += sizes.reduce(0, +)
            #expect(streams.last == "s4")
        }
        #expect(total <= 1500)
        await store.close()
    }

    @Test func manyStreamsAreWrittenWithFewOpenFiles() async throws {
        let store = try fixture.store()
        for round in 0..<3 {
            for stream in 0..<300 { store.append([LogEvent("\(round)")], group: "g", stream: "s\(stream)") }
            await store.flush()
        }
        #expect(fixture.files("g", "s0").count == 1)
        #expect(try await store.messages("g").count == 900)
        #expect(try await store.messages("g", stream: "s299") == ["0", "1", "2"])
        await store.close()
    }

    @Test func aReaderStartsInTheMiddleOfALargeFile() async throws {
        let store = try fixture.store()
        let lines = (0..<5000).map { LogEvent("\($0) " + String(repeating: "y", count: $0 % 500)) }
        store.append(lines, group: "g", stream: "s")
        let start = try await store.events(group: "g", limit: 1).cursor.sequence - 1
        for offset in [0, 1, 17, 2500, 4998, 4999] {
            let page = try await store.events(group: "g", after: LogCursor("\(start + Int64(offset))"), limit: 2)
            #expect(page.events.map(\.message) == lines.dropFirst(offset).prefix(2).map(\.message))
        }
        #expect(try await store.events(group: "g", after: LogCursor("\(start + 5000)"), limit: 2).events.isEmpty)
        await store.close()
    }
}
