import LambdaAPI
import Testing

@testable import Execution

/// How many invocations run at a time.
struct ConcurrencyFlowTests {
    /// Answers after as many milliseconds as the event says.
    private static let script: FakeRuntime.Script = { runtime in
        try runtime.serve { event in
            try runtime.sleep(milliseconds: Int(event.body) ?? 0)
            return "done"
        }
    }

    private static func reason(_ result: Result<InvocationOutcome, APIError>) -> String? {
        guard case .failure(let error) = result else { return nil }
        #expect(error.code == "TooManyRequestsException")
        #expect(error.message == "Rate Exceeded.")
        return error.members["Reason"]
    }

    @Test func reservedConcurrencyBoundsAllVersionsOfAFunction() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let latest = try await fixture.publish()
            let first = try await fixture.publish(.fake(version: "1", runtime: "provided.al2023"))
            await fixture.service.limit(1, of: latest.version.key)
            async let running = fixture.invoke(latest, "500")
            #expect(await fixture.eventually { await fixture.service.statistics().running == 1 })
            for version in [latest, first] {
                let refused = await fixture.invoke(version, "0")
                #expect(Self.reason(refused) == "ReservedFunctionConcurrentInvocationLimitExceeded")
            }
            #expect(try await running.get().text == "done")
            #expect(try await fixture.invoke(first, "0").get().text == "done")
            await fixture.service.limit(nil, of: latest.version.key)
            async let one = fixture.invoke(latest, "200")
            async let two = fixture.invoke(first, "200")
            #expect(try await [one.get().text, two.get().text] == ["done", "done"])
        }
    }

    @Test func reservedZeroStopsAFunction() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish()
            await fixture.service.limit(0, of: version.version.key)
            let refused = await fixture.invoke(version, "0")
            #expect(Self.reason(refused) == "ReservedFunctionConcurrentInvocationLimitExceeded")
            await fixture.service.limit(nil, of: version.version.key)
            #expect(try await fixture.invoke(version, "0").get().text == "done")
        }
    }

    @Test func whatIsReservedIsNotForOthers() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish()
            let key = version.version.key
            await fixture.service.limit(unreserved: 0, account: key.account, region: key.region)
            let refused = await fixture.invoke(version, "0")
            #expect(Self.reason(refused) == "ConcurrentInvocationLimitExceeded")
            await fixture.service.limit(unreserved: 0, account: key.account, region: "eu-west-1")
            await fixture.service.limit(1, of: key)
            #expect(try await fixture.invoke(version, "0").get().text == "done")
        }
    }

    @Test func reservedConcurrencyHasARate() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish()
            await fixture.service.limit(1, of: version.version.key)
            // The event loop's clock goes on meanwhile, so more than the first ten may be taken, but not all.
            var refused: [String] = []
            for _ in 0..<200 where refused.isEmpty {
                if let reason = Self.reason(await fixture.invoke(version, "0")) { refused.append(reason) }
            }
            #expect(refused == ["ReservedFunctionInvocationRateLimitExceeded"])
            // A greater one is felt at once, none at all as well.
            await fixture.service.limit(9, of: version.version.key)
            #expect(try await fixture.invoke(version, "0").get().text == "done")
            await fixture.service.limit(nil, of: version.version.key)
            for _ in 0..<50 { #expect(try await fixture.invoke(version, "0").get().text == "done") }
        }
    }

    @Test func callerWhoComesAgainDoesNotMeetItsOwnSlot() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish()
            await fixture.service.limit(1, of: version.version.key)
            for _ in 0..<10 {
                #expect(try await fixture.invoke(version, "0").get().text == "done")
            }
            #expect(await fixture.service.statistics().environments == 1)
        }
    }
}
