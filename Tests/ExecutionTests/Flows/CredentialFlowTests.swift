import Foundation
import LambdaAPI
import Neighbours
import Sandbox
import Synchronization
import Testing

@testable import Execution

/// What environments have from STS and KMS.
struct CredentialFlowTests {
    /// Answers with the access key and the variable PASSWORD; `exit` ends the process.
    private static let script: FakeRuntime.Script = { runtime in
        while true {
            let event = try runtime.next()
            if event.body == "\"exit\"" { return .exited(1) }
            let key = runtime.specification.variable("AWS_ACCESS_KEY_ID") ?? ""
            try runtime.respond(event.requestID, key + " " + (runtime.specification.variable("PASSWORD") ?? "none"))
        }
    }

    private final class Count: Sendable {
        private let value = Mutex(0)
        var now: Int { value.withLock { $0 } }
        func next() -> Int {
            value.withLock {
                $0 += 1
                return $0
            }
        }
    }

    /// A clock that the test puts forward.
    private final class Clock: Sendable {
        private let ahead = Mutex(0.0)
        var now: Date { Date(timeIntervalSinceNow: ahead.withLock { $0 }) }
        func advance(_ seconds: Double) { ahead.withLock { $0 += seconds } }
    }

    @Test func variablesUnderAKeyAreOpenedOnceForEachEnvironmentByItsRole() async throws {
        let opened = Count()
        let neighbours = Fixture.Neighbours(openVariables: { sealed, context, role in
            #expect(context == ["aws:lambda:FunctionArn": "arn:aws:lambda:us-east-1:123456789012:function:fn"])
            #expect(role?.accessKeyID == "ASIA")
            _ = opened.next()
            return ["PASSWORD": String(decoding: sealed, as: UTF8.self)]
        })
        try await Fixture.with(neighbours: neighbours, script: Self.script) { fixture in
            let key = FunctionKey(account: "123456789012", region: "us-east-1", name: "fn")
            var version = Execution.FunctionVersion.fake(runtime: "python3.12")
            version.key = key
            let prepared = try await fixture.publish(version, variablesUnderKey: Data("open".utf8))
            #expect(opened.now == 0)
            #expect(try await fixture.invoke(prepared).get().text == "ASIA open")
            #expect(try await fixture.invoke(prepared, "\"exit\"").get().functionError == "Unhandled")
            // The process is another, the environment the same.
            #expect(try await fixture.invoke(prepared).get().text == "ASIA open")
            #expect(fixture.launcher.sandboxes.count == 1)
            #expect(opened.now == 1)
        }
    }

    @Test(arguments: [
        ("DisabledException", "KMSDisabledException", "the KMS key used is disabled"),
        ("NotFoundException", "KMSNotFoundException", "the KMS key was not found"),
        ("AccessDeniedException", "KMSAccessDeniedException", "KMS access was denied"),
        ("KMSInvalidStateException", "KMSInvalidStateException", "the KMS key used is in an invalid state for Decrypt"),
    ])
    func aKeyThatOpensNothingIsTheErrorOfTheInvocation(code: String, expected: String, reason: String) async throws {
        let isMended = Count()
        let neighbours = Fixture.Neighbours(openVariables: { _, _, _ in
            if isMended.now > 0 { return ["PASSWORD": "open"] }
            throw VaultError.key(KeyFailure(NeighbourError.service(code: code, message: "why", status: 400)))
        })
        try await Fixture.with(neighbours: neighbours, script: Self.script) { fixture in
            let prepared = try await fixture.publish(.fake(runtime: "python3.12"), variablesUnderKey: Data([2]))
            let error = await fixture.invoke(prepared).failure
            #expect(error?.code == expected)
            #expect(error?.status == 502)
            #expect(
                error?.message
                    == "Lambda was unable to decrypt the environment variables because \(reason). Please check the "
                    + "function's KMS key settings. KMS Exception: \(code)KMS Message: why"
            )
            #expect(await fixture.eventually { await fixture.service.statistics().environments == 0 })
            _ = isMended.next()
            #expect(try await fixture.invoke(prepared).get().text == "ASIA open")
        }
    }

    @Test func aRoleThatIsRefusedIsToldFromAnSTSThatIsAway() async throws {
        let refused = NeighbourError.service(code: "AccessDenied", message: "not you", status: 403)
        for (error, code) in [(refused, "AccessDeniedException"), (.timedOut("silence"), "ServiceException")] {
            let neighbours = Fixture.Neighbours(roleCredentials: { _ in throw RoleFailure(error) })
            try await Fixture.with(neighbours: neighbours, script: Self.script) { fixture in
                let answer = await fixture.invoke(try await fixture.publish()).failure
                #expect(answer?.code == code)
                let version = Execution.FunctionVersion.fake(runtime: "python3.12")
                let failure = await fixture.preparationFailure(of: version)
                #expect(failure?.reasonCode == (code == "AccessDeniedException" ? "InsufficientRolePermissions" : nil))
            }
        }
    }

    @Test func anEnvironmentEndsBeforeItsCredentialsAndTheNextHasOthers() async throws {
        let clock = Clock()
        let given = Count()
        let neighbours = Fixture.Neighbours(roleCredentials: { _ in
            .fake("ASIA\(given.next())", expiration: clock.now.addingTimeInterval(3600))
        })
        try await Fixture.with({ $0.now = { clock.now } }, neighbours: neighbours, script: Self.script) { fixture in
            let prepared = try await fixture.publish(.fake(runtime: "python3.12", timeout: 900))
            for _ in 0..<3 {
                #expect(try await fixture.invoke(prepared).get().text == "ASIA1 none")
            }
            // An invocation of 900 seconds would now outlast them: this is the wall's clock, as after a sleep.
            clock.advance(2700)
            #expect(try await fixture.invoke(prepared).get().text == "ASIA2 none")
            #expect(await fixture.eventually { await fixture.service.statistics().environments == 1 })
        }
    }

    @Test func aVersionWithSnapStartAsksForItsCredentials() async throws {
        let script: FakeRuntime.Script = { runtime in
            let prefix = "http://" + (runtime.specification.variable("AWS_LAMBDA_RUNTIME_API") ?? "none")
            let url = runtime.specification.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI") ?? ""
            let token = runtime.specification.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN") ?? ""
            while true {
                let event = try runtime.next()
                let path = String(url.dropFirst(prefix.count))
                let refused = try runtime.call("GET", path, headers: ["Authorization": token + "x"])
                let answer = try runtime.call("GET", path, headers: ["Authorization": token])
                let own = runtime.specification.variable("AWS_ACCESS_KEY_ID") ?? "none"
                try runtime.respond(event.requestID, "\(own) \(refused.status) \(answer.status) \(answer.body)")
            }
        }
        let clock = Clock()
        let given = Count()
        let end = Date(timeIntervalSince1970: 4_000_000_000)
        let neighbours = Fixture.Neighbours(roleCredentials: { _ in .fake("ASIA\(given.next())", expiration: end) })
        try await Fixture.with({ $0.now = { clock.now } }, neighbours: neighbours, script: script) { fixture in
            var version = Execution.FunctionVersion.fake(version: "1", runtime: "provided.al2023")
            version.usesSnapStart = true
            let prepared = try await fixture.publish(version)
            let text = try await fixture.invoke(prepared).get().text
            #expect(
                text == "none 404 200 {\"AccessKeyId\":\"ASIA2\",\"SecretAccessKey\":\"secret\",\"Token\":\"token\","
                    + "\"Expiration\":\"2096-10-02T07:06:40Z\"}\n"
            )
            // What it has does not grow old: neither does the environment.
            clock.advance(3_000_000_000)
            #expect(try await fixture.invoke(prepared).get().text.contains("ASIA3"))
            #expect(fixture.launcher.sandboxes.count == 1)
        }
    }

    @Test(arguments: [(3600.0, 900), (3600.0, 3), (900.0, 900), (43200.0, 60), (20.0, 3), (0.0, 3)])
    func aRetirementLeavesTimeForOneInvocation(life: Double, timeout: Int) {
        let now = Int64(1_700_000_000_000)
        let expiration = Date(timeIntervalSince1970: Double(now) / 1000 + life)
        for _ in 0..<20 {
            let time = Retirement.milliseconds(expiration, timeout: timeout, now: now)
            #expect(time <= now + Int64(life * 1000) - Int64(timeout) * 1000)
            let most = max(0, Int64(life * 1000) - Int64(timeout + Retirement.reserve) * 1000)
            #expect(time >= now + most * 3 / 4 - Int64(timeout) * 1000)
        }
    }
}

extension Result {
    fileprivate var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}

extension Fixture {
    fileprivate func preparationFailure(of version: Execution.FunctionVersion) async -> PreparationFailure? {
        do throws(PreparationFailure) {
            _ = try await service.prepare(version)
            return nil
        } catch {
            return error
        }
    }
}
