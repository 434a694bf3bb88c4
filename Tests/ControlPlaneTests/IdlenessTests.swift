import Execution
import LambdaAPI
import Testing

@testable import ControlPlane

/// Functions that nobody invokes become Inactive, and Active again when somebody does.
struct IdlenessTests {
    private let fixture = Fixture()
    private let limit = Duration.seconds(1000)

    private func retire() async throws {
        try await fixture.controlPlane.retireIdle(after: limit, noting: .seconds(100))
    }

    private func invoke(_ name: String = "fn", qualifier: String? = nil) async throws {
        _ = try await fixture.controlPlane.resolveForInvoke(name, qualifier: qualifier, fixture.caller)
    }

    /// The function, Inactive.
    private func makeInactive() async throws {
        try await fixture.makeActive()
        try await retire()
        fixture.clock.advance(by: limit)
        try await retire()
        #expect(try await fixture.configuration().state == .inactive)
    }

    @Test func aFunctionThatIsNotUsedBecomesInactiveAndIsReleased() async throws {
        try await fixture.makeActive()
        // What is seen for the first time counts from then.
        try await retire()
        fixture.clock.advance(by: .seconds(999))
        try await retire()
        #expect(try await fixture.configuration().state == .active)
        fixture.clock.advance(by: .seconds(1))
        try await retire()
        let idle = try await fixture.configuration()
        #expect(idle.state == .inactive)
        #expect(idle.stateReasonCode == .idle)
        #expect(idle.stateReason == "The function is idle.")
        #expect(idle.lastUpdateStatus == .successful)
        #expect(fixture.preparer.version(of: fixture.key()) == nil)
    }

    @Test func oneThatIsUsedStaysActiveAlsoWhenTheServerForgets() async throws {
        try await fixture.makeActive()
        try await retire()
        fixture.clock.advance(by: .seconds(900))
        fixture.preparer.used(.seconds(100), of: fixture.key())
        try await retire()
        fixture.preparer.used(nil, of: fixture.key())
        // The use at 800 is known from the records alone.
        fixture.clock.advance(by: .seconds(890))
        try await retire()
        #expect(try await fixture.configuration().state == .active)
        fixture.clock.advance(by: .seconds(20))
        try await retire()
        #expect(try await fixture.configuration().state == .inactive)
    }

    @Test func anInvocationFailsOnceAndRestores() async throws {
        try await makeInactive()
        fixture.preparer.hold()
        let first = await refusal { try await invoke() }
        #expect(first == .functionInactive)
        #expect(first?.code == "ResourceNotReadyException" && first?.status == 502)
        let pending = try await fixture.configuration()
        #expect(pending.state == .pending)
        #expect(pending.stateReasonCode == .restoring)
        #expect(await refusal { try await invoke() } == .refusedInvocation(state: "Pending"))
        let update = await refusal { try await fixture.update { $0.timeout = 5 } }
        #expect(update?.code == "ResourceConflictException")
        #expect(update?.message?.hasSuffix("following state: 'Pending'. StateReasonCode: 'Restoring'") == true)
        fixture.preparer.release()
        #expect(try await fixture.settled().state == .active)
        try await invoke()
        // The invocation that woke it was a use.
        try await retire()
        #expect(try await fixture.configuration().state == .active)
    }

    @Test func whatCannotBeRestoredSaysSoAndIsTriedAgain() async throws {
        try await makeInactive()
        fixture.preparer.fail(with: PreparationFailure(reasonCode: "EFSMountFailure", reason: "It is gone."))
        #expect(await refusal { try await invoke() } == .functionInactive)
        let failed = try await fixture.settled()
        #expect(failed.state == .inactive)
        #expect(failed.stateReasonCode == .efsMountFailure && failed.stateReason == "It is gone.")
        fixture.preparer.fail(with: nil)
        #expect(await refusal { try await invoke() } == .functionInactive)
        #expect(try await fixture.settled().state == .active)
    }

    @Test func anUpdateMakesItActive() async throws {
        try await makeInactive()
        let answer = try await fixture.update { $0.timeout = 9 }
        #expect(answer.state == .active && answer.lastUpdateStatus == .inProgress)
        #expect(try await fixture.settled().timeout == 9)
        try await invoke()
    }

    @Test func versionsAreIdleEachByItself() async throws {
        try await fixture.makeActive()
        try await fixture.publish()
        try await retire()
        fixture.clock.advance(by: limit)
        fixture.preparer.used(.seconds(1), of: fixture.key())
        try await retire()
        #expect(try await fixture.configuration().state == .active)
        #expect(try await fixture.configuration(qualifier: "1").state == .inactive)
        #expect(await refusal { try await invoke(qualifier: "1") } == .functionInactive)
        #expect(try await fixture.settled(qualifier: "1").state == .active)
        try await invoke(qualifier: "1")
    }

    @Test func aRestorationThatTheServersEndCutShortIsTakenUp() async throws {
        try await makeInactive()
        fixture.preparer.hold()
        #expect(await refusal { try await invoke() } == .functionInactive)
        let next = Fixture(store: fixture.store, sealer: fixture.sealer, clock: fixture.clock)
        try await next.controlPlane.start()
        #expect(try await next.settled().state == .active)
        await next.controlPlane.shutdown()
        fixture.preparer.release()
    }

    @Test func whatIsNotedGoesWithTheFunction() async throws {
        try await fixture.makeActive()
        try await retire()
        let key = RecordNames.lastUse(fixture.key())
        #expect(try await fixture.store.record(key) != nil)
        try await fixture.controlPlane.deleteFunction(DeleteFunctionRequest(functionName: "fn"), fixture.caller)
        #expect(try await fixture.store.record(key) == nil)
    }
}
