import Testing

@testable import Execution

/// What tells functions that are used from those that are not.
struct UsesFlowTests {
    private static let script: FakeRuntime.Script = { runtime in
        try runtime.serve { event in
            try runtime.sleep(milliseconds: Int(event.body) ?? 0)
            return ""
        }
    }

    @Test func aVersionIsUsedWhileItRunsAndRememberedAfterItsEnvironments() async throws {
        try await Fixture.with({ $0.idleTimeout = .milliseconds(50) }, script: Self.script) { fixture in
            let version = try await fixture.publish()
            let key = RouteKey(function: version.version.key, qualifier: version.version.version)
            #expect(await fixture.service.uses()[key] == nil)
            async let invocation = fixture.invoke(version, "300")
            #expect(await fixture.eventually { await fixture.service.uses()[key] == .zero })
            _ = try await invocation.get()
            #expect(await fixture.eventually { await fixture.service.statistics().environments == 0 })
            let first = try #require(await fixture.service.uses()[key])
            #expect(first > .zero)
            #expect(try #require(await fixture.service.uses()[key]) >= first)
        }
    }

    @Test func whatIsKeptReadyIsInUse() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish(.fake(version: "1", runtime: "provided.al2023"))
            let key = RouteKey(function: version.version.key, qualifier: "1")
            await fixture.service.provision(["1": 1], of: key.function)
            #expect(await fixture.service.uses()[key] == .zero)
            #expect(await fixture.eventually { await fixture.service.provisionedState(of: key).ready == 1 })
            #expect(await fixture.service.uses()[key] == .zero)
            await fixture.service.provision([:], of: key.function)
        }
    }
}
