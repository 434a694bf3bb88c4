import Testing

@testable import Execution

/// What invocations leave in the log.
struct LogFlowTests {
    @Test func theTailHoldsTheInvocationFromStartToReport() async throws {
        let script: FakeRuntime.Script = { runtime in
            runtime.print("while starting\n")
            return try runtime.serve { event in
                runtime.print("one\ntwo\rstill two\n")
                runtime.frame("framed\nlines")
                runtime.print("unfinished")
                return event.body
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            let cold = try await fixture.invoke(version, id: "cold", tail: true).get().tailText
            #expect(cold.hasPrefix("START RequestId: cold Version: $LATEST\n"))
            #expect(cold.contains("one\ntwo\rstill two\n"))
            #expect(cold.contains("framed\nlines"))
            #expect(cold.contains("unfinished"))
            #expect(cold.contains("END RequestId: cold\nREPORT RequestId: cold\tDuration: "))
            #expect(cold.contains("\tMemory Size: 128 MB\tMax Memory Used: 36 MB\tInit Duration: "))
            #expect(cold.hasSuffix(" ms\t\n"))
            #expect(!cold.contains("while starting"))
            let warm = try await fixture.invoke(version, id: "warm", tail: true).get().tailText
            #expect(warm.hasPrefix("START RequestId: warm"))
            #expect(!warm.contains("Init Duration"))
            #expect(!warm.contains("cold"))
            #expect(await fixture.log(contains: "REPORT RequestId: warm"))
            #expect(fixture.logs.text.contains("while starting\nSTART RequestId: cold"))
        }
    }

    @Test func eventsKeepTheirOrderThoughMemoryIsTakenLater() async throws {
        let script: FakeRuntime.Script = { runtime in
            try runtime.serve { event in
                runtime.print("line of \(event.requestID)\n")
                return event.body
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            for number in 0..<20 {
                _ = try await fixture.invoke(version, id: "n\(number)").get()
            }
            #expect(await fixture.log(contains: "REPORT RequestId: n19"))
            let words = fixture.logs.text.split(separator: "\n").compactMap { line in
                line.split(separator: " ").first.map(String.init)
            }
            let environments = fixture.launcher.sandboxes.count
            #expect(words.filter { $0 == "REPORT" }.count == 20)
            if environments == 1 {
                #expect(words.dropFirst() == (0..<20).flatMap { _ in ["START", "line", "END", "REPORT"] }[...])
            }
        }
    }

    @Test func theJSONFormHasPlatformEventsAboveItsLevel() async throws {
        let logging = LoggingSettings(format: .json, applicationLevel: "WARN", systemLevel: "DEBUG", group: "g")
        let script: FakeRuntime.Script = { runtime in
            try runtime.serve { event in
                runtime.frame("{\"level\":\"INFO\"}", type: 0xa55a_0002 | 3 << 2)
                runtime.frame("{\"level\":\"ERROR\"}", type: 0xa55a_0002 | 5 << 2)
                runtime.print("plain\n")
                return event.body
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12", logging: logging))
            _ = try await fixture.invoke(version, id: "id", tail: true).get()
            #expect(await fixture.log(contains: "platform.report"))
            let log = fixture.logs.text
            for type in ["initStart", "initRuntimeDone", "initReport", "start", "runtimeDone", "report"] {
                #expect(log.contains("\"type\":\"platform.\(type)\""), "\(type)")
            }
            #expect(!log.contains("START RequestId"))
            #expect(log.contains("{\"level\":\"ERROR\"}"))
            #expect(!log.contains("{\"level\":\"INFO\"}"))
            #expect(log.contains("plain\n"))
        }
    }

    @Test func systemLevelsBelowTheConfiguredOneAreNotWritten() async throws {
        let logging = LoggingSettings(format: .json, applicationLevel: "INFO", systemLevel: "WARN", group: "g")
        try await Fixture.with(script: { try $0.serve(\.body) }) { fixture in
            let version = try await fixture.publish(.fake(logging: logging))
            let outcome = try await fixture.invoke(version, tail: true).get()
            #expect(outcome.tailText == "")
            #expect(fixture.logs.text == "")
        }
    }
}
