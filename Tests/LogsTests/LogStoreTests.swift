import Foundation
import Testing

@testable import Logs

struct LogStoreTests {
    let fixture = Fixture()

    @Test func whatIsAppendedIsReadBack() async throws {
        let store = try fixture.store()
        store.append(
            [LogEvent("START\n", at: 1), LogEvent("END\n", at: 2)],
            group: "/aws/lambda/f",
            stream: "a/[$LATEST]1"
        )
        store.append([LogEvent("REPORT\t\n", at: 3)], group: "/aws/lambda/f", stream: "a/[$LATEST]1")
        let page = try await store.events(group: "/aws/lambda/f", limit: 10)
        #expect(page.events.map(\.message) == ["START\n", "END\n", "REPORT\t\n"])
        #expect(page.events.map(\.timestampMilliseconds) == [1, 2, 3])
        #expect(Set(page.events.map(\.stream)) == ["a/[$LATEST]1"])
        #expect(try await store.groups() == ["/aws/lambda/f"])
        #expect(try await store.streams("/aws/lambda/f") == ["a/[$LATEST]1"])
        #expect(try await store.streams("/aws/lambda/g") == [])
        #expect(try await store.events(group: "/aws/lambda/g", limit: 10).events.isEmpty)
        await store.close()
    }

    @Test func filesAreJSONLinesThatOnlyTheOwnerReads() async throws {
        let store = try fixture.store()
        store.append([LogEvent("a\nb", at: 5)], group: "g", stream: "s")
        await store.close()
        let file = try #require(fixture.files("g", "s").first)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == #"{"s":1,"t":5,"m":"a\nb"}"# + "\n")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
    }

    @Test func streamsAreMergedByTime() async throws {
        let store = try fixture.store()
        store.append([LogEvent("1", at: 1), LogEvent("4", at: 4)], group: "g", stream: "a")
        store.append([LogEvent("2", at: 2), LogEvent("3", at: 3)], group: "g", stream: "b")
        store.append([LogEvent("5", at: 5)], group: "g", stream: "a")
        store.append([LogEvent("x", at: 0)], group: "h", stream: "a")
        #expect(try await store.messages("g") == ["1", "2", "3", "4", "5"])
        #expect(try await store.messages("g", stream: "b") == ["2", "3"])
        #expect(try await store.streams("g") == ["a", "b"])
        await store.close()
    }

    @Test func aFollowerMissesNothingAndSeesNothingTwice() async throws {
        let store = try fixture.store()
        async let appended: Void = withTaskGroup(of: Void.self) { group in
            for stream in 0..<10 {
                group.addTask {
                    for number in 0..<200 {
                        // Timestamps that run backwards must not hide anything.
                        store.append(
                            [LogEvent("\(stream)/\(number)", at: Int64(-number))],
                            group: "g",
                            stream: "\(stream)"
                        )
                        if number.isMultiple(of: 50) { try? await Task.sleep(for: .milliseconds(5)) }
                    }
                }
            }
        }
        var seen: [String] = []
        var cursor: LogCursor?
        while seen.count < 2000 {
            let page = try await store.events(group: "g", after: cursor, limit: 97)
            seen += page.events.map(\.message)
            cursor = page.cursor
        }
        await appended
        #expect(seen.count == 2000)
        #expect(Set(seen).count == 2000)
        #expect(try await store.events(group: "g", after: cursor, limit: 10).events.isEmpty)
        await store.close()
    }

    @Test func aCursorIsTextAndSurvivesRestarts() async throws {
        let first = try fixture.store()
        first.append([LogEvent("1"), LogEvent("2")], group: "g", stream: "a")
        let cursor = try await first.events(group: "g", limit: 1).cursor
        await first.close()
        let second = try fixture.store()
        second.append([LogEvent("3")], group: "g", stream: "a")
        second.append([LogEvent("4")], group: "g", stream: "b")
        let restored = try #require(LogCursor(cursor.description))
        #expect(
            try await second.events(group: "g", after: restored, limit: 9).events.map(\.message) == ["2", "3", "4"]
        )
        #expect(try await second.streams("g") == ["a", "b"])
        #expect(LogCursor("x") == nil)
        #expect(LogCursor("-1") == nil)
        await second.close()
    }

    @Test func aLineTornByAKillIsLeftOut() async throws {
        let first = try fixture.store()
        first.append([LogEvent("whole"), LogEvent("torn")], group: "g", stream: "s")
        await first.close()
        let file = try #require(fixture.files("g", "s").first)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        try bytes.dropLast(4).write(to: URL(fileURLWithPath: file))
        let second = try fixture.store()
        second.append([LogEvent("after")], group: "g", stream: "s")
        #expect(try await second.messages("g") == ["whole", "after"])
        await second.close()
    }

    @Test func aLostSequenceFileDoesNotHideNewEvents() async throws {
        let first = try fixture.store()
        first.append([LogEvent("1"), LogEvent("2")], group: "g", stream: "s")
        let cursor = try await first.events(group: "g", limit: 9).cursor
        await first.close()
        try FileManager.default.removeItem(atPath: fixture.directory + "/.sequence")
        let second = try fixture.store()
        second.append([LogEvent("3")], group: "g", stream: "s")
        #expect(try await second.events(group: "g", after: cursor, limit: 9).events.map(\.message) == ["3"])
        await second.close()
    }

    @Test func aFullBufferSaysHowMuchItDropped() async throws {
        let store = try fixture.store(LogConfiguration(bufferBytes: 70 * 10))
        store.append((0..<1000).map { LogEvent("\($0)", at: Int64($0)) }, group: "g", stream: "s")
        let messages = try await store.messages("g")
        let dropped = 1000 - (messages.count - 1)
        #expect(messages.count > 5)
        #expect(
            messages.first == "[lambent] \(dropped) events dropped: they came faster than they could be written"
        )
        #expect(messages.last == "999")
        await store.close()
    }

    @Test func aDirectoryThatCannotBeWrittenLosesEventsLoudly() async throws {
        let store = try fixture.store()
        // A file is where the directory of the group must be.
        try Data().write(to: URL(fileURLWithPath: fixture.directory + "/g"))
        store.append([LogEvent("1", at: 1), LogEvent("2", at: 2)], group: "g", stream: "s")
        await store.flush()
        #expect(try await store.messages("g").isEmpty)
        try FileManager.default.removeItem(atPath: fixture.directory + "/g")
        store.append([LogEvent("3", at: 3)], group: "g", stream: "s")
        #expect(
            try await store.messages("g")
                == ["[lambent] 2 events dropped: they came faster than they could be written", "3"]
        )
        await store.close()
    }

    @Test func afterClosingItReadsAndIgnoresWhatIsAppended() async throws {
        let store = try fixture.store()
        store.append([LogEvent("1")], group: "g", stream: "s")
        await store.close()
        store.append([LogEvent("2")], group: "g", stream: "s")
        #expect(try await store.messages("g") == ["1"])
        await store.close()
    }

    @Test func strangeNamesStayInsideTheDirectory() async throws {
        let store = try fixture.store()
        let names = ["..", "../../evil", "", "a\0b", String(repeating: "long/", count: 102)]
        for name in names { store.append([LogEvent(name)], group: name, stream: name) }
        #expect(try await store.groups() == names.sorted())
        for name in names { #expect(try await store.messages(name, stream: name) == [name]) }
        await store.close()
        let reopened = try fixture.store()
        #expect(try await reopened.groups() == names.sorted())
        for name in names { #expect(try await reopened.streams(name) == [name]) }
        await reopened.close()
    }
}
