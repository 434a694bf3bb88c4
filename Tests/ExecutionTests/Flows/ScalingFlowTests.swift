import Foundation
import LambdaAPI
import Testing

@testable import Execution

/// Many invocations, replaced versions, ends.
struct ScalingFlowTests {
    /// Answers with the directory that is its environment's own, after as many milliseconds as the event says.
    private static let script: FakeRuntime.Script = { runtime in
        try runtime.serve { event in
            try runtime.sleep(milliseconds: Int(event.body) ?? 0)
            return runtime.specification.variable("TMPDIR") ?? ""
        }
    }

    @Test func invocationsAtTheSameTimeGetEnvironmentsOfTheirOwn() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish()
            async let one = fixture.invoke(version, "400")
            async let two = fixture.invoke(version, "400")
            async let three = fixture.invoke(version, "400")
            let places = try await [one.get().text, two.get().text, three.get().text]
            #expect(Set(places).count == 3)
            #expect(await fixture.eventually { await fixture.service.statistics().idle == 3 })
            #expect(await fixture.service.statistics().running == 0)
        }
    }

    @Test func theMostRecentlyUsedEnvironmentComesFirst() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish()
            async let first = fixture.invoke(version, "300")
            async let second = fixture.invoke(version, "300")
            _ = await (first, second)
            #expect(await fixture.eventually { await fixture.service.statistics().idle == 2 })
            let recent = try await fixture.invoke(version, "0").get().text
            #expect(await fixture.eventually { await fixture.service.statistics().idle == 2 })
            for _ in 0..<5 {
                #expect(try await fixture.invoke(version, "0").get().text == recent)
                #expect(await fixture.eventually { await fixture.service.statistics().idle == 2 })
            }
        }
    }

    @Test func aCallerThatComesAgainAtOnceFindsTheSameEnvironment() async throws {
        let script: FakeRuntime.Script = { runtime in
            while true {
                let event = try runtime.next()
                try runtime.respond(event.requestID, runtime.specification.variable("TMPDIR") ?? "")
                try runtime.sleep(milliseconds: 2)
            }
        }
        try await Fixture.with({ $0.reusePatience = .seconds(5) }, script: script) { fixture in
            let version = try await fixture.publish()
            var places: Set<String> = []
            for _ in 0..<10 {
                places.insert(try await fixture.invoke(version).get().text)
            }
            #expect(places.count == 1)
        }
    }

    @Test func aRuntimeThatIsSlowToAskAgainIsNotWaitedForLong() async throws {
        let script: FakeRuntime.Script = { runtime in
            let event = try runtime.next()
            try runtime.respond(event.requestID, runtime.specification.variable("TMPDIR") ?? "")
            return try runtime.sleepForEver()
        }
        try await Fixture.with({ $0.reusePatience = .milliseconds(5) }, script: script) { fixture in
            let version = try await fixture.publish()
            let first = try await fixture.invoke(version).get().text
            #expect(try await fixture.invoke(version).get().text != first)
        }
    }

    @Test func anAccountHasSoManyInvocationsAtOnce() async throws {
        try await Fixture.with({ $0.accountConcurrency = 2 }, script: Self.script) { fixture in
            let version = try await fixture.publish()
            async let one = fixture.invoke(version, "400")
            async let two = fixture.invoke(version, "400")
            #expect(await fixture.eventually { await fixture.service.statistics().running == 2 })
            guard case .failure(let error) = await fixture.invoke(version) else {
                Issue.record("not throttled")
                return
            }
            #expect(error.code == "TooManyRequestsException")
            #expect(error.status == 429)
            #expect(error.message == "Rate Exceeded.")
            #expect(error.members["Reason"] == "ConcurrentInvocationLimitExceeded")
            _ = try await (one.get(), two.get())
            #expect(await fixture.eventually { await fixture.service.statistics().running == 0 })
            _ = try await fixture.invoke(version, "0").get()
        }
    }

    @Test func anEnvironmentThatNobodyUsesMakesRoom() async throws {
        try await Fixture.with({ $0.maximumEnvironments = 1 }, script: Self.script) { fixture in
            let one = try await fixture.publish()
            var other = Execution.FunctionVersion.fake(runtime: "provided.al2023")
            other.key.name = "other"
            let two = try await fixture.publish(other)
            _ = try await fixture.invoke(one, "0").get()
            #expect(await fixture.eventually { await fixture.service.statistics().idle == 1 })
            async let long = fixture.invoke(two, "400")
            #expect(await fixture.eventually { await fixture.service.statistics().running == 1 })
            guard case .failure(let error) = await fixture.invoke(one) else {
                Issue.record("not throttled")
                return
            }
            #expect(error.code == "TooManyRequestsException")
            _ = try await long.get()
            #expect(fixture.launcher.sandboxes[0].isDestroyed)
        }
    }

    @Test func aReplacedVersionFinishesAndEnds() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let old = try await fixture.publish()
            _ = try await fixture.invoke(old, "0").get()
            async let running = fixture.invoke(old, "500")
            #expect(await fixture.eventually { await fixture.service.statistics().running == 1 })
            let new = try await fixture.publish(.fake(runtime: "provided.al2023", generation: "2"))
            #expect(new !== old)
            let place = try await fixture.invoke(new, "0").get().text
            #expect(try await running.get().text != place)
            #expect(await fixture.eventually { fixture.launcher.sandboxes[0].isDestroyed })
            #expect(await fixture.eventually { await fixture.service.statistics().environments == 1 })
            #expect(!fixture.launcher.sandboxes[1].isDestroyed)
        }
    }

    @Test func theSameGenerationKeepsItsEnvironments() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let first = try await fixture.publish()
            let again = try await fixture.publish()
            #expect(first === again)
        }
    }

    @Test func aVersionThatAnotherRouteLeadsToStays() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish()
            let key = version.version.key
            await fixture.service.publish(version, for: RouteKey(function: key, qualifier: "live"))
            _ = try await fixture.invoke(version, "0").get()
            await fixture.service.withdraw(key, qualifier: "$LATEST")
            _ = try await fixture.invoke(version, "0").get()
            #expect(await fixture.service.statistics().environments == 1)
            await fixture.service.withdraw(key, qualifier: nil)
            #expect(await fixture.eventually { await fixture.service.statistics().environments == 0 })
            #expect(await fixture.service.statistics().routes == 0)
            // An invocation that found the version before it was withdrawn still runs.
            _ = try await fixture.invoke(version, "0").get()
            #expect(await fixture.eventually { await fixture.service.statistics().environments == 0 })
        }
    }

    @Test func idleEnvironmentsEnd() async throws {
        try await Fixture.with({ $0.idleTimeout = .milliseconds(50) }, script: Self.script) { fixture in
            let version = try await fixture.publish()
            let place = try await fixture.invoke(version, "0").get().text
            #expect(await fixture.eventually { await fixture.service.statistics().environments == 0 })
            #expect(await fixture.eventually { !FileManager.default.fileExists(atPath: place) })
            #expect(try await fixture.invoke(version, "0").get().text != place)
        }
    }

    @Test func aShutdownWaitsForInvocationsWithinItsGrace() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish()
            async let running = fixture.invoke(version, "500")
            #expect(await fixture.eventually { await fixture.service.statistics().running == 1 })
            await fixture.service.shutdown(grace: .seconds(5))
            #expect(try await running.get().functionError == nil)
            #expect(fixture.launcher.sandboxes.allSatisfy { $0.isDestroyed })
            guard case .failure(let error) = await fixture.invoke(version) else {
                Issue.record("an invocation after the end")
                return
            }
            #expect(error.code == "ServiceException")
        }
    }

    @Test func aShutdownEndsWhatDoesNotFinish() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "provided.al2023", timeout: 60))
            async let running = fixture.invoke(version, "1000")
            #expect(await fixture.eventually { await fixture.service.statistics().running == 1 })
            await fixture.service.shutdown(grace: .milliseconds(20))
            guard case .failure(let error) = await running else {
                Issue.record("it finished")
                return
            }
            #expect(error.code == "ServiceException")
        }
    }

    @Test func whatAKilledServerLeftIsRemovedAtTheStart() async throws {
        try await Fixture.with(script: Self.script) { fixture in
            let leftover = fixture.directory + "/run/killed/environment/tmp"
            try FileManager.default.createDirectory(atPath: leftover, withIntermediateDirectories: true)
            try await fixture.service.start()
            #expect(!FileManager.default.fileExists(atPath: fixture.directory + "/run/killed"))
            #expect(FileManager.default.fileExists(atPath: fixture.directory + "/run/test"))
        }
    }
}
