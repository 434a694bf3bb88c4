import LambdaAPI
import Sandbox
import Testing

@testable import Execution

/// Environments that are started ahead of invocations.
struct ProvisionedFlowTests {
    /// Answers with its initialization type, after as many milliseconds as the event says.
    private static let script: FakeRuntime.Script = { runtime in
        try runtime.serve { event in
            try runtime.sleep(milliseconds: Int(event.body) ?? 0)
            return runtime.specification.variable("AWS_LAMBDA_INITIALIZATION_TYPE") ?? ""
        }
    }

    @Test func theyAreStartedAheadAndUsedFirst() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish(.fake(version: "1", runtime: "provided.al2023"))
            let key = RouteKey(function: version.version.key, qualifier: "1")
            await fixture.service.provision(["1": 2], of: key.function)
            #expect(await fixture.eventually { await fixture.service.provisionedState(of: key).ready == 2 })
            #expect(await fixture.service.statistics().environments == 2)
            // Nothing is left beside them, and they do not need it.
            await fixture.service.limit(0, of: key.function)
            for _ in 0..<5 {
                #expect(try await fixture.invoke(version, "0").get().text == "provisioned-concurrency")
            }
            await fixture.service.limit(nil, of: key.function)
            async let one = fixture.invoke(version, "300")
            async let two = fixture.invoke(version, "300")
            async let three = fixture.invoke(version, "300")
            let types = try await [one.get().text, two.get().text, three.get().text]
            #expect(types.count { $0 == "provisioned-concurrency" } == 2)
            #expect(types.count { $0 == "on-demand" } == 1)
            await fixture.service.provision([:], of: key.function)
            #expect(await fixture.eventually { await fixture.service.statistics().environments == 1 })
        }
    }

    @Test func theyStayWhenOthersEnd() async throws {
        try await Fixture.with({ $0.idleTimeout = .milliseconds(20) }, script: Self.script) { fixture in
            let version = try await fixture.publish(.fake(version: "1", runtime: "provided.al2023"))
            let key = RouteKey(function: version.version.key, qualifier: "1")
            _ = await fixture.invoke(version, "0")
            await fixture.service.provision(["1": 1], of: key.function)
            #expect(await fixture.eventually { await fixture.service.provisionedState(of: key).ready == 1 })
            #expect(await fixture.eventually { await fixture.service.statistics().environments == 1 })
            #expect(try await fixture.invoke(version, "0").get().text == "provisioned-concurrency")
        }
    }

    @Test func codeThatDoesNotInitializeIsAFailure() async throws {
        try await Fixture.with(script: { _ in .exited(1) }) { fixture in
            let version = try await fixture.publish(.fake(version: "1", runtime: "provided.al2023"))
            let key = RouteKey(function: version.version.key, qualifier: "1")
            await fixture.service.provision(["1": 1], of: key.function)
            #expect(
                await fixture.eventually {
                    await fixture.service.provisionedState(of: key)
                        == ProvisionedState(target: 1, ready: 0, failure: "FUNCTION_ERROR_INIT_FAILURE")
                }
            )
        }
    }
}
