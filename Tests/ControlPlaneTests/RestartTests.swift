import ControlPlane
import Execution
import Foundation
import LambdaAPI
import Testing

struct RestartTests {
    @Test func unfinishedUpdateIsFinishedAndTheOldConfigurationServesMeanwhile() async throws {
        let first = Fixture(configuration: ControlPlaneConfiguration(stateTransitionDelay: .seconds(3600)))
        _ = try await first.controlPlane.createFunction(Fixture.creation(), first.caller)
        try await eventually { first.clock.sleeperCount == 1 }
        first.clock.advance(by: .seconds(3600))
        try await first.settled()
        try await first.update { $0.timeout = 30 }
        await first.controlPlane.shutdown()

        let second = Fixture(store: first.store, sealer: first.sealer)
        let found = try await second.controlPlane.resolveForInvoke("fn", qualifier: nil, second.caller)
        #expect(found.prepared.version.timeout == 3)
        #expect(try await second.configuration().lastUpdateStatus == "InProgress")
        try await second.controlPlane.start()
        let after = try await second.settled()
        #expect(after.lastUpdateStatus == "Successful")
        #expect(after.timeout == 30)
        #expect(second.preparer.version(of: second.key())?.timeout == 30)
        #expect(second.store.ids(in: "function-transitions").isEmpty)
        await second.controlPlane.shutdown()
    }

    @Test func unfinishedCreationIsFinishedWithItsVersion() async throws {
        let first = Fixture(configuration: ControlPlaneConfiguration(stateTransitionDelay: .seconds(3600)))
        for number in 1...3 {
            var request = Fixture.creation("fn-\(number)")
            request.publish = true
            _ = try await first.controlPlane.createFunction(request, first.caller)
        }
        await first.controlPlane.shutdown()

        let second = Fixture(store: first.store, sealer: first.sealer)
        try await second.controlPlane.start()
        for number in 1...3 {
            #expect(try await second.settled("fn-\(number)").state == "Active")
            #expect(try await second.configuration("fn-\(number)", qualifier: "1").state == "Active")
        }
        await second.controlPlane.shutdown()
    }

    @Test func restartHoldsTheRestOfTheDelayOnly() async throws {
        let delay = ControlPlaneConfiguration(stateTransitionDelay: .seconds(10))
        let clock = ManualClock()
        let first = Fixture(clock: clock, configuration: delay)
        _ = try await first.controlPlane.createFunction(Fixture.creation(), first.caller)
        await first.controlPlane.shutdown()
        clock.advance(by: .seconds(9))
        let second = Fixture(store: first.store, sealer: first.sealer, clock: clock, configuration: delay)
        try await second.controlPlane.start()
        // The sweep sleeps too.
        try await eventually { clock.sleeperCount == 2 }
        #expect(try await second.configuration().state == "Pending")
        clock.advance(by: .seconds(1))
        #expect(try await second.settled().state == "Active")
        await second.controlPlane.shutdown()
    }
}

struct ConcurrencyTests {
    @Test func ofEightRacingUpdatesOneWins() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive()
        fixture.preparer.hold()
        let outcomes = await race(8) { number in
            try await fixture.update { $0.timeout = 100 + number }
        }
        #expect(outcomes.count { $0 == nil } == 1)
        for case let error? in outcomes {
            #expect(error.code == "ResourceConflictException")
        }
        fixture.preparer.release()
        let after = try await fixture.settled()
        #expect(after.revisionId != before.revisionId)
        #expect(fixture.preparer.version(of: fixture.key())?.timeout == after.timeout)
    }

    @Test func ofEightRacingUpdatesOfOneRevisionOneWinsAndTheOthersLoseByIt() async throws {
        let fixture = Fixture()
        let before = try await fixture.makeActive()
        fixture.preparer.hold()
        let outcomes = await race(8) { number in
            try await fixture.update {
                $0.timeout = 100 + number
                $0.revisionId = before.revisionId
            }
        }
        fixture.preparer.release()
        #expect(outcomes.count { $0 == nil } == 1)
        #expect(outcomes.count { $0?.code == "PreconditionFailedException" } == 7)
    }

    @Test func whoSeesAnUpdateFinishedRunsIt() async throws {
        let fixture = Fixture()
        try await fixture.makeActive()
        try await withThrowingTaskGroup { group in
            for writer in 0..<4 {
                group.addTask {
                    for round in 0..<25 {
                        let timeout = 1 + writer * 25 + round
                        while await refusal({ try await fixture.update { $0.timeout = timeout } }) != nil {
                            try await Task.sleep(for: .microseconds(200))
                        }
                    }
                }
            }
            for _ in 0..<2 {
                group.addTask {
                    for _ in 0..<200 {
                        let seen = try await fixture.configuration()
                        let running = fixture.preparer.version(of: fixture.key())?.timeout
                        let again = try await fixture.configuration()
                        if seen.lastUpdateStatus == "Successful", seen.revisionId == again.revisionId {
                            #expect(running == seen.timeout)
                        }
                        await Task.yield()
                    }
                }
            }
            try await group.waitForAll()
        }
        let last = try await fixture.settled()
        #expect(fixture.preparer.version(of: fixture.key())?.timeout == last.timeout)
        #expect(fixture.preparer.published.count == 101)
    }

    private func race(
        _ count: Int,
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async -> [APIError?] {
        await withTaskGroup(of: APIError?.self) { group in
            for number in 0..<count {
                group.addTask { await refusal { try await body(number) } }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }
}

struct SecretTests {
    @Test func noRecordHoldsAVariableInPlainText() async throws {
        let fixture = Fixture()
        try await fixture.makeActive { $0.environment = Environment(variables: ["TOKEN": "first-secret-value"]) }
        try await fixture.publish()
        try await fixture.updated { $0.environment = Environment(variables: ["TOKEN": "second-secret-value"]) }
        let bytes = fixture.store.recordedBytes
        for secret in ["first-secret-value", "second-secret-value"] {
            #expect(bytes.range(of: Data(secret.utf8)) == nil)
            #expect(bytes.range(of: Data(Data(secret.utf8).base64EncodedString().utf8)) == nil)
        }
        #expect(
            try await fixture.configuration(qualifier: "1").environment?.variables == ["TOKEN": "first-secret-value"]
        )
        #expect(try await fixture.configuration().environment?.variables == ["TOKEN": "second-secret-value"])
    }

    @Test func variablesThatCannotBeOpenedAreShownAsAnError() async throws {
        let fixture = Fixture()
        try await fixture.makeActive { $0.environment = Environment(variables: ["TOKEN": "value"]) }
        let other = Fixture(store: fixture.store)
        let environment = try await other.configuration().environment
        #expect(environment?.variables == nil)
        #expect(environment?.error?.errorCode == "AccessDeniedException")
    }
}
