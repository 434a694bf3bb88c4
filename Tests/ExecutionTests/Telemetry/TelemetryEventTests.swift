import NIOCore
import Testing

@testable import Execution

struct TelemetryEventTests {
    private func subscription(
        _ types: String = #"["platform","function","extension"]"#,
        version: String = "2022-12-13",
        _ api: TelemetryAPI = .telemetry
    ) throws -> TelemetrySubscription {
        let destination = #"{"protocol":"TCP","port":1234}"#
        let body = "{\"schemaVersion\":\"\(version)\",\"types\":\(types),\"destination\":\(destination)}"
        return try TelemetrySubscription(ByteBuffer(string: body), api: api)
    }

    private func event(_ content: TelemetryEvent.Content) -> TelemetryEvent {
        TelemetryEvent(milliseconds: 1_665_532_815_064, content: content)
    }

    @Test func linesAreTextAsTheyAre() throws {
        #expect(
            event(.function("a \"line\"\n")).text(for: try subscription(), isJSON: false)
                == #"{"time":"2022-10-12T00:00:15.064Z","type":"function","record":"a \"line\"\n"}"#
        )
        #expect(
            event(.extension("x")).text(for: try subscription(), isJSON: true)
                == #"{"time":"2022-10-12T00:00:15.064Z","type":"extension","record":"x"}"#
        )
        #expect(event(.extension("x")).text(for: try subscription(#"["function"]"#), isJSON: true) == nil)
    }

    @Test func objectsAreObjectsFromTheSecondSchemaOn() throws {
        let line = event(.function("{\"a\":1}\n"))
        let object = #"{"time":"2022-10-12T00:00:15.064Z","type":"function","record":{"a":1}}"#
        let text = #"{"time":"2022-10-12T00:00:15.064Z","type":"function","record":"{\"a\":1}\n"}"#
        #expect(line.text(for: try subscription(), isJSON: true) == object)
        #expect(line.text(for: try subscription(), isJSON: false) == text)
        #expect(line.text(for: try subscription(version: "2022-07-01"), isJSON: true) == text)
        #expect(line.text(for: try subscription(version: "2021-03-18", .logs), isJSON: true) == text)
        #expect(
            event(.function("{\"a\":1} and more")).text(for: try subscription(), isJSON: true)?
                .contains("\"record\":\"{") == true
        )
    }

    @Test func eachApiHasItsEvents() throws {
        let done = PlatformEvent.runtimeDone(
            requestID: "id",
            status: .success,
            duration: Milliseconds(nanoseconds: 1_500_000),
            producedBytes: 3,
            spans: [
                TelemetrySpan(name: "runtimeOverhead", start: 0, duration: Milliseconds(nanoseconds: 1000))
            ]
        )
        #expect(
            event(.platform(done)).text(for: try subscription(), isJSON: false)
                == #"{"time":"2022-10-12T00:00:15.064Z","type":"platform.runtimeDone","record":{"requestId":"id","#
                + #""status":"success","metrics":{"durationMs":1.500,"producedBytes":3},"spans":[{"name":"#
                + #""runtimeOverhead","start":"1970-01-01T00:00:00.000Z","durationMs":0.001}]}}"#
        )
        let end = PlatformEvent.end(requestID: "id")
        let fault = PlatformEvent.fault(requestID: "id", errorType: "Runtime.ExitError", message: "gone")
        let logs = PlatformEvent.subscription(.logs, name: "x", types: [.platform])
        let telemetry = PlatformEvent.subscription(.telemetry, name: "x", types: [.platform])
        let old = try subscription(version: "2020-08-15", .logs)
        let new = try subscription(version: "2021-03-18", .logs)
        for (platform, isTelemetry, isOld, isNew) in [
            (done, true, false, true), (end, false, true, true), (fault, false, true, true),
            (logs, false, true, true), (telemetry, true, false, false), (.notice("x"), false, false, false),
        ] {
            let event = event(.platform(platform))
            #expect((event.text(for: try subscription(), isJSON: false) != nil) == isTelemetry)
            #expect((event.text(for: old, isJSON: false) != nil) == isOld)
            #expect((event.text(for: new, isJSON: false) != nil) == isNew)
        }
        #expect(
            event(.platform(fault)).text(for: old, isJSON: false)?.contains(#""record":"RequestId: id Error: gone""#)
                == true
        )
    }
}
