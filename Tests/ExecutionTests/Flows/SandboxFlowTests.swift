import NIOCore
import Sandbox
import Testing

@testable import Execution

/// What environments ask of their sandboxes, and tell of what these do not keep.
struct SandboxFlowTests {
    private static let script: FakeRuntime.Script = { runtime in
        try runtime.serve { $0.body }
    }

    @Test func aSandboxIsAskedForWhatTheConfigurationSays() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            var version = FunctionVersion.fake(runtime: "python3.12")
            version.memorySize = 3538
            version.ephemeralStorage = 1024
            let prepared = try await fixture.publish(version)
            _ = try await fixture.invoke(prepared).get()
            let configuration = fixture.launcher.sandboxes[0].configuration
            #expect(configuration.memory == 3538)
            #expect(configuration.vCPUs == 2)
            #expect(configuration.temporaryStorage == 1024)
            #expect(configuration.code == .directory(path: "\(fixture.directory)/code"))
            #expect(configuration.runtimeDirectory == "\(fixture.directory)/bootstraps/python")
            #expect(configuration.visibleDirectories == ["\(fixture.directory)/runtimes/python3.12"])
            let daemon = SandboxListener(address: "169.254.100.1", port: 2000, isDatagram: true)
            #expect(configuration.listeners == [SandboxListener(port: 9001), daemon])
        }
    }

    @Test func theProcessorShareHoldsFromTheEndOfTheInitializationOn() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            var version = FunctionVersion.fake(runtime: "python3.12")
            version.memorySize = 1769 / 2
            let prepared = try await fixture.publish(version)
            _ = try await fixture.invoke(prepared).get()
            let sandbox = try #require(fixture.launcher.sandboxes.first)
            #expect(sandbox.configuration.vCPUs == 2)
            #expect(await fixture.eventually { sandbox.vCPUs == 884.0 / 1769 })
        }
    }

    @Test func anIdleEnvironmentIsFrozenAndThawedForTheNextInvocation() async throws {
        try await Fixture.with({ $0.freezeDelay = .milliseconds(20) }, script: Self.script) { fixture in
            let version = try await fixture.publish()
            _ = try await fixture.invoke(version).get()
            let sandbox = try #require(fixture.launcher.sandboxes.first)
            #expect(await fixture.eventually { sandbox.isFrozen })
            #expect(try await fixture.invoke(version, "\"again\"").get().text == "\"again\"")
            #expect(await fixture.eventually { sandbox.freezes == 2 && sandbox.isFrozen })
            #expect(fixture.launcher.sandboxes.count == 1)
        }
    }

    @Test func whereNothingCanBeFrozenNobodyTries() async throws {
        try await Fixture.with(
            { $0.freezeDelay = .milliseconds(1) },
            unkept: [.freezing],
            script: Self.script
        ) { fixture in
            let version = try await fixture.publish()
            _ = try await fixture.invoke(version).get()
            try await Task.sleep(for: .milliseconds(50))
            #expect(fixture.launcher.sandboxes[0].freezes == 0)
        }
    }

    @Test func theLogSaysWhatIsNotKept() async throws {
        try await Fixture.with(unkept: [.memory, .layers, .freezing], script: Self.script) { fixture in
            let version = try await fixture.publish()
            _ = try await fixture.invoke(version).get()
            #expect(
                await fixture.log(
                    contains: "LAMBENT\tnot enforced on this host: MemorySize 128 MB (not here). See lambent doctor\n"
                )
            )
        }
    }

    @Test func theLogSaysNothingWhereEverythingIsKept() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish()
            _ = try await fixture.invoke(version).get()
            #expect(await fixture.log(contains: "REPORT"))
            #expect(!fixture.logs.text.contains("LAMBENT"))
        }
    }
}
