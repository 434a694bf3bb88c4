import Execution
import LambdaAPI
import Testing

@testable import ControlPlane

/// Changes that end as the settings say.
struct InjectionTests {
    private static func injection(_ settings: [String: String]) throws -> InjectedOutcome {
        try InjectedOutcome(settings: settings)
    }

    private static func fixture(_ settings: [String: String]...) throws -> Fixture {
        var configuration = ControlPlaneConfiguration()
        configuration.injections = try settings.map(injection)
        return Fixture(configuration: configuration)
    }

    @Test(arguments: LastUpdateStatusReasonCode.allValues)
    func everyReasonCodeOfAnUpdateCanBeHad(_ code: LastUpdateStatusReasonCode) async throws {
        let settings = ["function": "f*", "operation": "UpdateFunctionConfiguration", "reason-code": code.rawValue]
        let fixture = try Self.fixture(settings)
        try await fixture.makeActive()
        #expect(try await fixture.update { $0.timeout = 9 }.lastUpdateStatus == .inProgress)
        let failed = try await fixture.settled()
        #expect(failed.lastUpdateStatus == .failed)
        #expect(failed.lastUpdateStatusReasonCode == code)
        #expect(failed.lastUpdateStatusReason == ReasonCodes.text(of: code.rawValue))
        #expect(failed.state == .active && failed.timeout == 9)
        // What runs is what ran before.
        let running = try await fixture.controlPlane.resolveForInvoke("fn", qualifier: nil, fixture.caller)
        #expect(running.prepared.version.timeout == 3)
    }

    @Test(arguments: StateReasonCode.allValues.filter { ![.idle, .creating, .restoring].contains($0) })
    func everyReasonCodeOfACreationCanBeHad(_ code: StateReasonCode) async throws {
        let fixture = try Self.fixture([
            "function": "fn", "operation": "CreateFunction", "reason-code": code.rawValue, "reason": "Because.",
        ])
        _ = try await fixture.controlPlane.createFunction(Fixture.creation(), fixture.caller)
        let failed = try await fixture.settled()
        #expect(failed.state == .failed)
        #expect(failed.stateReasonCode == code && failed.stateReason == "Because.")
        let refused = await refusal {
            _ = try await fixture.controlPlane.resolveForInvoke("fn", qualifier: nil, fixture.caller)
        }
        #expect(refused == .refusedInvocation(state: "Failed"))
    }

    @Test func onlyWhatIsNamedEndsSoAndOnlySoOften() async throws {
        let fixture = try Self.fixture(
            ["function": "d?ploy-*", "reason-code": "InternalError", "times": "1"],
            ["function": "deploy-a", "operation": "UpdateFunctionCode", "reason-code": "InvalidSubnet"]
        )
        #expect(try await fixture.makeActive("other").state == .active)
        _ = try await fixture.controlPlane.createFunction(Fixture.creation("deploy-a"), fixture.caller)
        #expect(try await fixture.settled("deploy-a").state == .failed)
        #expect(try await fixture.makeActive("deploy-b").state == .active)
        #expect(try await fixture.updated("deploy-b") { $0.timeout = 4 }.lastUpdateStatus == .successful)
    }

    @Test func whatStaysUnderWayDoesSoForItsTimeAndIsThenAsUsual() async throws {
        let fixture = try Self.fixture(["function": "*", "outcome": "Pending", "delay": "30"])
        _ = try await fixture.controlPlane.createFunction(Fixture.creation(), fixture.caller)
        try await eventually { fixture.clock.sleeperCount == 1 }
        #expect(try await fixture.configuration().state == .pending)
        fixture.clock.advance(by: .seconds(29))
        #expect(try await fixture.configuration().state == .pending)
        fixture.clock.advance(by: .seconds(1))
        #expect(try await fixture.settled().state == .active)
    }

    @Test func withoutADelayItStaysUnderWayAlsoAfterAStart() async throws {
        let settings = ["function": "*", "operation": "CreateFunction", "outcome": "Pending"]
        let fixture = try Self.fixture(settings)
        _ = try await fixture.controlPlane.createFunction(Fixture.creation(), fixture.caller)
        try await eventually { fixture.clock.sleeperCount == 1 }
        await fixture.controlPlane.shutdown()
        var configuration = ControlPlaneConfiguration()
        configuration.injections = [try Self.injection(settings)]
        let next = Fixture(
            store: fixture.store,
            sealer: fixture.sealer,
            clock: fixture.clock,
            configuration: configuration
        )
        try await next.controlPlane.start()
        fixture.clock.advance(by: .seconds(86_400))
        #expect(try await next.configuration().state == .pending)
        await next.controlPlane.shutdown()
        // Without the setting it is prepared to its end.
        let last = Fixture(store: fixture.store, sealer: fixture.sealer, clock: fixture.clock)
        try await last.controlPlane.start()
        #expect(try await last.settled().state == .active)
        await last.controlPlane.shutdown()
    }

    @Test(arguments: [
        (["reason-code": "InternalError"], "names no function"),
        (["function": "f"], "has no reason-code"),
        (["function": "f", "reason-code": "Idle"], "has the reason-code \"Idle\", which is none of EniLimitExceeded"),
        (["function": "f", "reason-code": "DrainingDurableExecutions"], "has the reason-code"),
        (["function": "f", "reason-code": "InternalError", "operation": "Invoke"], "has the operation \"Invoke\""),
        (["function": "f", "outcome": "Active"], "has the outcome \"Active\""),
        (["function": "f", "outcome": "Pending", "reason-code": "InternalError"], "has a reason"),
        (["function": "f", "outcome": "InProgress", "operation": "CreateFunction"], "has the outcome InProgress"),
        (["function": "f", "outcome": "Pending", "operation": "UpdateFunctionCode"], "has the outcome Pending"),
        (["function": "f", "reason-code": "InternalError", "delay": "-1"], "has the delay \"-1\""),
        (["function": "f", "reason-code": "InternalError", "times": "1.5"], "has the times \"1.5\""),
        (["function": "f", "reason-code": "InternalError", "times": "0"], "has times 0"),
        (["function": "f", "reason-code": "InternalError", "code": "x"], "has the key \"code\""),
    ])
    func whatCannotBeUsedIsRefused(_ settings: [String: String], _ problem: String) {
        let error = #expect(throws: InjectedOutcome.Problem.self) { try Self.injection(settings) }
        #expect(error?.text.hasPrefix(problem) == true, "\(error?.text ?? "nothing")")
    }
}
