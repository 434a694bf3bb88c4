import Glibc
import Sandbox
import Testing

@testable import Execution

/// Extensions beside a runtime, played by scripts.
struct ExtensionFlowTests {
    /// An extension: what it does with each event, and what it does at its end.
    private static func listen(
        _ process: FakeRuntime,
        for events: String = #"["INVOKE","SHUTDOWN"]"#,
        _ heard: (String) throws -> Void = { _ in }
    ) throws -> ProcessExit {
        let name = process.specification.executable.split(separator: "/").last.map(String.init) ?? ""
        let answer = try process.call(
            "POST",
            "/2020-01-01/extension/register",
            "{\"events\":\(events)}",
            headers: ["Lambda-Extension-Name": name]
        )
        let identity = ["Lambda-Extension-Identifier": answer.headers["lambda-extension-identifier"] ?? ""]
        while true {
            let event = try process.call("GET", "/2020-01-01/extension/event/next", headers: identity)
            try heard(event.body)
            if event.body.contains("SHUTDOWN") { return .exited(0) }
        }
    }

    @Test func extensionsStartBeforeTheRuntimeAndHearOfInvocations() async throws {
        let script: FakeRuntime.Script = { process in
            guard process.isExtension else { return try process.serve { _ in "done" } }
            return try Self.listen(process) { process.print("heard \($0)\n") }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(extensions: ["b", "a"])
            #expect(try await fixture.invoke(version, id: "first").get().text == "done")
            let started = fixture.launcher.sandboxes[0].started.map(\.executable)
            #expect(started.map { $0.split(separator: "/").last } == ["a", "b", "bootstrap"])
            #expect(await fixture.log(contains: "REPORT RequestId: first"))
            let log = fixture.logs.text
            #expect(log.contains("EXTENSION\tName: a\tState: Ready\tEvents: [INVOKE, SHUTDOWN]\n"))
            #expect(log.contains("heard {\"eventType\":\"INVOKE\""))
            #expect(log.contains("\"requestId\":\"first\""))
        }

    }

    @Test func theAnswerLeavesBeforeTheExtensionsAreReady() async throws {
        let gate = Gate()
        let script: FakeRuntime.Script = { process in
            guard process.isExtension else { return try process.serve { _ in "done" } }
            return try Self.listen(process) { event in
                guard event.contains("INVOKE") else { return }
                while !gate.isOpen { try process.sleep(milliseconds: 1) }
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(extensions: ["slow"])
            #expect(try await fixture.invoke(version, id: "first").get().text == "done")
            #expect(!fixture.logs.text.contains("END RequestId: first"))
            gate.open()
            #expect(await fixture.log(contains: "REPORT RequestId: first"))
        }
    }

    @Test func theConcurrencyOfAFunctionIsHeldUntilItsExtensionsAreReady() async throws {
        let gate = Gate()
        let script: FakeRuntime.Script = { process in
            guard process.isExtension else { return try process.serve { _ in "done" } }
            return try Self.listen(process) { event in
                guard event.contains("INVOKE") else { return }
                while !gate.isOpen { try process.sleep(milliseconds: 1) }
            }
        }
        try await Fixture.with({ $0.reusePatience = .milliseconds(1) }, script: script) { fixture in
            let version = try await fixture.publish(extensions: ["slow"])
            await fixture.service.limit(1, of: version.version.key)
            #expect(try await fixture.invoke(version).get().text == "done")
            let refused = await fixture.invoke(version)
            #expect(throws: (any Error).self) { try refused.get() }
            gate.open()
            #expect(
                await fixture.eventually { (try? await fixture.invoke(version).get().text) == "done" }
            )
        }
    }

    @Test func aCallerWhoComesAgainAtOnceIsNotRefusedForItsOwnExtensions() async throws {
        let script: FakeRuntime.Script = { process in
            guard process.isExtension else { return try process.serve { _ in "done" } }
            return try Self.listen(process) { _ in try process.sleep(milliseconds: 5) }
        }
        // Patience is a second in tests.
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(extensions: ["brief"])
            await fixture.service.limit(1, of: version.version.key)
            for _ in 0..<8 {
                #expect(try await fixture.invoke(version).get().text == "done")
            }
            #expect(fixture.launcher.sandboxes.count == 1)
        }
    }

    @Test func anExtensionThatEndsTakesItsEnvironmentWithIt() async throws {
        let script: FakeRuntime.Script = { process in
            if process.isExtension {
                guard process.start == 1 else { return try Self.listen(process) }
                return try Self.listen(process) { _ in throw FakeRuntime.Killed() }
            }
            return try process.serve { _ in
                try process.sleep(milliseconds: 300); return "done"
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(extensions: ["bad"])
            let outcome = try await fixture.invoke(version, id: "id", tail: true).get()
            #expect(outcome.functionError == "Unhandled")
            #expect(
                outcome.text
                    == #"{"errorType":"Extension.Crash","errorMessage":"RequestId: id Error: signal: killed"}"#
            )
            #expect(outcome.tailText.contains("\tStatus: error\tError Type: Extension.Crash\n"))
            #expect(try await fixture.invoke(version).get().text == "done")
            #expect(fixture.launcher.sandboxes.count == 1)
        }
    }

    @Test func anExtensionThatNeverRegistersEndsWithTheInitialization() async throws {
        let script: FakeRuntime.Script = { process in
            guard process.isExtension else { return try process.serve { _ in "done" } }
            return process.start == 1 ? try process.sleepForEver() : try Self.listen(process)
        }
        try await Fixture.with({ $0.initializationLimit = .milliseconds(100) }, script: script) { fixture in
            let version = try await fixture.publish(extensions: ["lazy"])
            // The second attempt, in the invocation, has its time.
            #expect(try await fixture.invoke(version).get().text == "done")
            #expect(fixture.logs.text.contains("EXTENSION\tName: lazy\tState: Started\tEvents: []\n"))
            #expect(fixture.logs.text.contains("Phase: init\tStatus: timeout\n"))
        }
    }

    @Test func anIdleEnvironmentTellsItsExtensionsThatItEnds() async throws {
        let script: FakeRuntime.Script = { process in
            guard process.isExtension else { return try process.serve { _ in "done" } }
            return try Self.listen(process) { process.print("heard \($0)\n") }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(extensions: ["watcher"])
            #expect(try await fixture.invoke(version).get().text == "done")
            await fixture.service.withdraw(version.version.key, qualifier: nil)
            #expect(await fixture.log(contains: "\"eventType\":\"SHUTDOWN\""))
            #expect(fixture.logs.text.contains("\"shutdownReason\":\"spindown\"}"))
            let sandbox = fixture.launcher.sandboxes[0]
            #expect(await fixture.eventually { sandbox.isDestroyed })
            // The runtime was asked to end, as some were there that had registered.
            #expect(sandbox.signals.first == SIGTERM)
        }
    }

    @Test func aFunctionWithoutExtensionsIsKilled() async throws {
        try await Fixture.with(script: { try $0.serve { _ in "done" } }) { fixture in
            let version = try await fixture.publish()
            #expect(try await fixture.invoke(version).get().text == "done")
            await fixture.service.withdraw(version.version.key, qualifier: nil)
            let sandbox = fixture.launcher.sandboxes[0]
            #expect(await fixture.eventually { sandbox.isDestroyed })
            #expect(sandbox.signals.isEmpty)
        }
    }
}

extension FakeRuntime {
    fileprivate var isExtension: Bool { specification.executable.contains("/extensions/") }
}
