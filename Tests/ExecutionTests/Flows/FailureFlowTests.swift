import Foundation
import LambdaAPI
import Sandbox
import Testing

@testable import Execution

/// Functions that time out, end, or never start.
struct FailureFlowTests {
    @Test func aTimeoutAnswersKillsAndKeepsTheEnvironment() async throws {
        let script: FakeRuntime.Script = { runtime in
            if runtime.start == 1 {
                _ = try runtime.next()
                return try runtime.sleepForEver()
            }
            return try runtime.serve { _ in "again" }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12", timeout: 1))
            let outcome = try await fixture.invoke(version, id: "slow", tail: true).get()
            #expect(outcome.functionError == "Unhandled")
            #expect(
                outcome.text == "{\"errorType\":\"Sandbox.Timedout\","
                    + "\"errorMessage\":\"RequestId: slow Error: Task timed out after 1.00 seconds\"}"
            )
            let tail = outcome.tailText
            #expect(tail.contains(" slow Task timed out after 1.00 seconds\n\nEND RequestId: slow\n"))
            #expect(tail.contains("\tDuration: 1000.00 ms\tBilled Duration: "))
            #expect(tail.contains("\tMax Memory Used: 36 MB\t"))
            #expect(tail.hasSuffix("\tStatus: timeout\n"))
            #expect(try await fixture.invoke(version).get().text == "again")
            #expect(fixture.launcher.sandboxes.count == 1)
            let starts = fixture.launcher.sandboxes[0].started
            #expect(starts.count == 2)
            #expect(starts[0].variable("TMPDIR") == starts[1].variable("TMPDIR"))
            #expect(fixture.logs.streamNames.count == 1)
        }
    }

    @Test(arguments: [0, 1, 7])
    func theEndOfTheProcessIsAnError(_ status: Int) async throws {
        let script: FakeRuntime.Script = { runtime in
            if runtime.start == 1 {
                _ = try runtime.next()
                runtime.print("last words")
                return .exited(CInt(status))
            }
            return try runtime.serve { _ in "again" }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            let outcome = try await fixture.invoke(version, id: "id", tail: true).get()
            let reason =
                status == 0
                ? "Runtime exited without providing a reason"
                : "Runtime exited with error: exit status \(status)"
            #expect(
                outcome.text
                    == "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"RequestId: id Error: \(reason)\"}"
            )
            #expect(outcome.functionError == "Unhandled")
            #expect(outcome.tailText.contains("last words"))
            #expect(outcome.tailText.contains("RequestId: id Error: \(reason)\nRuntime.ExitError\n"))
            #expect(outcome.tailText.hasSuffix("\tStatus: error\tError Type: Runtime.ExitError\n"))
            #expect(try await fixture.invoke(version).get().text == "again")
            #expect(fixture.launcher.sandboxes.count == 1)
        }
    }

    @Test func aDeathBySignalNamesTheSignal() async throws {
        let script: FakeRuntime.Script = { runtime in
            _ = try runtime.next()
            return .signalled(11)
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish()
            let text = try await fixture.invoke(version, id: "id").get().text
            #expect(text.contains("RequestId: id Error: Runtime exited with error: signal: segmentation fault"))
        }
    }

    @Test func anAnswerBeforeTheEndCounts() async throws {
        let script: FakeRuntime.Script = { runtime in
            let event = try runtime.next()
            // No waiting for the reply: the end of the process may be known before the answer is read.
            let path = "/2018-06-01/runtime/invocation/\(event.requestID)/response"
            try runtime.send(FakeRuntime.request("POST", path, "answer \(runtime.start)"))
            return .exited(1)
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            for start in 1...5 {
                let outcome = try await fixture.invoke(version).get()
                #expect(outcome.functionError == nil)
                #expect(outcome.text == "answer \(start)")
                #expect(await fixture.eventually { await fixture.service.statistics().idle == 1 })
            }
        }
    }

    @Test func aFailingInitializationRunsTwiceAndItsErrorIsTheAnswer() async throws {
        let script: FakeRuntime.Script = { runtime in
            runtime.print("start \(runtime.start)\n")
            try runtime.failInitialization(
                "{\"errorMessage\":\"bad \(runtime.start)\"}",
                type: "Runtime.ImportModuleError"
            )
            return .exited(1)
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            let outcome = try await fixture.invoke(version, id: "one").get()
            #expect(outcome.text == "{\"errorMessage\":\"bad 2\"}")
            #expect(outcome.functionError == "Unhandled")
            #expect(await fixture.log(contains: "REPORT RequestId: one"))
            let log = fixture.logs.text
            let arn = try #require(version.runtimeVersion).arn(region: version.version.key.region)
            #expect(log.hasPrefix("INIT_START Runtime Version: python:3.12.1\tRuntime Version ARN: \(arn)\n"))
            #expect(
                log.contains(
                    "\tPhase: init\tStatus: error\tError Type: Runtime.ImportModuleError\nSTART RequestId: one"
                )
            )
            #expect(log.contains("start 2\n"))
            #expect(log.contains("\tPhase: invoke\tStatus: error\tError Type: Runtime.ImportModuleError\nEND "))
            #expect(await fixture.eventually { await fixture.service.statistics().idle == 1 })
            #expect(try await fixture.invoke(version).get().text == "{\"errorMessage\":\"bad 3\"}")
        }
    }

    @Test func aSlowInitializationIsRepeatedOnTheTimeOfTheInvocation() async throws {
        let script: FakeRuntime.Script = { runtime in
            if runtime.start == 1 {
                return try runtime.sleepForEver()
            }
            return try runtime.serve { _ in "late" }
        }
        try await Fixture.with({ $0.initializationLimit = .milliseconds(50) }, script: script) { fixture in
            let version = try await fixture.publish()
            let outcome = try await fixture.invoke(version, tail: true).get()
            #expect(outcome.text == "late")
            #expect(!outcome.tailText.contains("Init Duration"))
            #expect(await fixture.log(contains: "\tPhase: init\tStatus: timeout\n"))
        }
    }

    @Test func aPackageWithoutABootstrapSaysSo() async throws {
        try await Fixture.with(script: { _ in .exited(0) }) { fixture in
            let version = try await fixture.publish()
            try FileManager.default.removeItem(atPath: fixture.directory + "/code/bootstrap")
            let outcome = try await fixture.invoke(version, id: "id").get()
            #expect(
                outcome.text == "{\"errorType\":\"Runtime.InvalidEntrypoint\",\"errorMessage\":\"RequestId: id Error: "
                    + "Couldn't find valid bootstrap(s): [/var/task/bootstrap /opt/bootstrap]\"}"
            )
        }
    }

    @Test func aMissingWrapperIsTheShellsStatus127() async throws {
        try await Fixture.with(script: { _ in .exited(0) }) { fixture in
            let version = try await fixture.publish(
                .fake(runtime: "python3.12"),
                variables: ["AWS_LAMBDA_EXEC_WRAPPER": "/var/task/none"]
            )
            let outcome = try await fixture.invoke(version, id: "id").get()
            #expect(outcome.text.contains("Runtime.ExitError"))
            #expect(outcome.text.contains("Runtime exited with error: exit status 127"))
        }
    }

    @Test func aMissingRuntimeIsAnErrorThatNamesItsCure() async throws {
        try await Fixture.with(script: { _ in .exited(0) }) { fixture in
            let version = try await fixture.publish(.fake(runtime: "ruby9.9"))
            let resources = PreparedResources(
                code: .directory(path: "/"),
                variables: [:],
                runtime: .unavailable(message: "x")
            )
            let prepared = PreparedFunctionVersion(version: version.version, resources: resources)
            let result = await fixture.invoke(prepared)
            guard case .failure(let error) = result else {
                Issue.record("an answer without a runtime")
                return
            }
            #expect(error.code == "InvalidRuntimeException")
            #expect(error.status == 502)
            #expect(error.message?.contains("ruby9.9") == true)
            #expect(await fixture.service.statistics().running == 0)
        }
    }
}
