import Testing

@testable import Execution

struct PlatformEventTests {
    private let time: Int64 = 1_712_595_380_123

    @Test func theTextFormIsThatOfTheService() {
        #expect(
            PlatformEvent.start(requestID: "id", version: "$LATEST").text(milliseconds: time)
                == "START RequestId: id Version: $LATEST\n"
        )
        #expect(PlatformEvent.end(requestID: "id").text(milliseconds: time) == "END RequestId: id\n")
        #expect(
            PlatformEvent.report(report(initialization: 110_100_000)).text(milliseconds: time)
                == "REPORT RequestId: id\tDuration: 3.01 ms\tBilled Duration: 114 ms\tMemory Size: 128 MB\t"
                + "Max Memory Used: 36 MB\tInit Duration: 110.10 ms\t\n"
        )
        #expect(
            PlatformEvent.report(report()).text(milliseconds: time)
                == "REPORT RequestId: id\tDuration: 3.01 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\t"
                + "Max Memory Used: 36 MB\t\n"
        )
        #expect(
            PlatformEvent.timedOut(requestID: "id", seconds: 1).text(milliseconds: time)
                == "2024-04-08T16:56:20.123Z id Task timed out after 1.00 seconds\n\n"
        )
        let message = "Runtime exited with error: exit status 1"
        #expect(
            PlatformEvent.fault(requestID: "id", errorType: "Runtime.ExitError", message: message)
                .text(milliseconds: time)
                == "RequestId: id Error: Runtime exited with error: exit status 1\nRuntime.ExitError\n"
        )
    }

    @Test func extensionsHaveLinesOfTheirOwn() {
        let ready = PlatformEvent.extension(name: "x", state: "Ready", events: [.invoke, .shutdown], errorType: nil)
        #expect(ready.text(milliseconds: time) == "EXTENSION\tName: x\tState: Ready\tEvents: [INVOKE, SHUTDOWN]\n")
        #expect(
            ready.typeAndRecord.map { "\($0) \($1)" }
                == #"platform.extension "name":"x","state":"Ready","events":["INVOKE","SHUTDOWN"]"#
        )
        #expect(
            PlatformEvent.extension(name: "x", state: "LaunchError", events: [], errorType: "PermissionDenied")
                .text(milliseconds: time)
                == "EXTENSION\tName: x\tState: LaunchError\tEvents: []\tError Type: PermissionDenied\n"
        )
        #expect(
            PlatformEvent.subscription(.telemetry, name: "x", types: [.platform, .function]).text(milliseconds: time)
                == "TELEMETRY\tName: x\tState: Subscribed\tTypes: [Platform, Function]\n"
        )
        #expect(
            PlatformEvent.subscription(.logs, name: "x", types: [.extension]).text(milliseconds: time)
                == "LOGS\tName: x\tState: Subscribed\tTypes: [Extension]\n"
        )
        let lost = PlatformEvent.logsDropped(records: 2, bytes: 30, reason: "slow")
        #expect(lost.text(milliseconds: time) == nil && lost.level == .warn)
        #expect(
            lost.typeAndRecord.map { "\($0) \($1)" }
                == #"platform.logsDropped "droppedBytes":30,"droppedRecords":2,"reason":"slow""#
        )
    }

    @Test func theBeginningNamesTheVersionOfTheRuntimeWhereThereIsOne() {
        var start = InitializationStart(
            phase: .initialization,
            runtimeVersion: "python:3.12.1",
            runtimeVersionARN: "arn:aws:lambda:us-east-1::runtime:12",
            functionName: "fn",
            functionVersion: "1",
            stream: "s",
            memorySize: 128
        )
        #expect(
            PlatformEvent.initializationStart(start).text(milliseconds: time)
                == "INIT_START Runtime Version: python:3.12.1\tRuntime Version ARN: arn:aws:lambda:us-east-1::runtime:12\n"
        )
        start.runtimeVersionARN = nil
        #expect(
            PlatformEvent.initializationStart(start).text(milliseconds: time)
                == "INIT_START Runtime Version: python:3.12.1\n"
        )
    }

    @Test func failuresEndAReport() {
        #expect(text(.timeout).hasSuffix("Max Memory Used: 36 MB\tStatus: timeout\n"))
        #expect(text(.error(type: "Runtime.ExitError")).hasSuffix("\tStatus: error\tError Type: Runtime.ExitError\n"))
        #expect(text(.functionError(type: "Runtime.Unknown")).hasSuffix("Max Memory Used: 36 MB\t\n"))
    }

    @Test func onlyFailedInitializationsHaveALine() {
        let failed = InitializationReport(
            phase: .initialization,
            status: .timeout,
            duration: Milliseconds(nanoseconds: 1_236_040_000)
        )
        #expect(
            PlatformEvent.initializationReport(failed).text(milliseconds: time)
                == "INIT_REPORT Init Duration: 1236.04 ms\tPhase: init\tStatus: timeout\n"
        )
        var good = failed
        good.status = .success
        #expect(PlatformEvent.initializationReport(good).text(milliseconds: time) == nil)
    }

    @Test func theJSONFormHasTheEventsOfTheTelemetryInterface() {
        #expect(
            PlatformEvent.start(requestID: "id", version: "3").json(milliseconds: time)
                == #"{"time":"2024-04-08T16:56:20.123Z","type":"platform.start","#
                + #""record":{"requestId":"id","version":"3"}}"# + "\n"
        )
        #expect(
            PlatformEvent.report(report(.error(type: "Runtime.ExitError"))).json(milliseconds: time)
                == #"{"time":"2024-04-08T16:56:20.123Z","type":"platform.report","record":{"requestId":"id","#
                + #""metrics":{"durationMs":3.010,"billedDurationMs":4,"memorySizeMB":128,"maxMemoryUsedMB":36},"#
                + #""status":"error","errorType":"Runtime.ExitError"}}"# + "\n"
        )
        #expect(PlatformEvent.end(requestID: "id").json(milliseconds: time) == nil)
    }

    @Test func levelsOfTheSystemLog() {
        #expect(PlatformEvent.start(requestID: "id", version: "1").level == .info)
        #expect(PlatformEvent.report(report()).level == .info)
        #expect(PlatformEvent.report(report(.timeout)).level == .warn)
        #expect(PlatformEvent.initializationRuntimeDone(.initialization, .success, .onDemand).level == .debug)
        #expect(PlatformEvent.Level(name: nil) == .info)
        #expect(PlatformEvent.Level(name: "WARN") == .warn)
    }

    @Test func textInJSONIsEscaped() {
        #expect(JSONText.quoted("a\"b\\c\n\r\t\u{1}<é") == #""a\"b\\c\n\r\t\u0001<é""#)
        #expect(JSONText.quoted("<&>", escapingHTML: true) == #""\u003c\u0026\u003e""#)
    }

    private func text(_ status: CompletionStatus) -> String {
        PlatformEvent.report(report(status)).text(milliseconds: time) ?? ""
    }

    private func report(_ status: CompletionStatus = .success, initialization: Int64? = nil) -> InvocationReport {
        InvocationReport(
            requestID: "id",
            status: status,
            duration: Milliseconds(nanoseconds: 3_010_000),
            initialization: initialization.map { Milliseconds(nanoseconds: $0) },
            memorySize: 128,
            maxMemoryUsed: 36
        )
    }
}
