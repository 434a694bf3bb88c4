import Foundation
import LambdaAPI
import NIOCore
import Testing

@testable import Execution

/// Invocations through a whole service, over both transports.
struct InvocationFlowTests {
    @Test(arguments: ["provided.al2023", "python3.12"])
    func anInvocationReachesTheFunctionAndItsAnswerTheCaller(_ runtime: String) async throws {
        let script: FakeRuntime.Script = { runtime in
            try runtime.serve { event in
                let names = ["aws-request-id", "invoked-function-arn", "trace-id"].map { "lambda-runtime-" + $0 }
                return "\(event.body) \(names.map { event.headers[$0] ?? "-" }.joined(separator: " "))"
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: runtime))
            for id in ["first", "second"] {
                let outcome = try await fixture.invoke(version, "{\"a\":1}", id: id).get()
                #expect(
                    outcome.text == "{\"a\":1} \(id) arn:aws:lambda:us-east-1:000000000000:function:fn "
                        + "Root=1-00000000-000000000000000000000000;Sampled=0"
                )
                #expect(outcome.functionError == nil)
                #expect(outcome.executedVersion == "$LATEST")
                #expect(outcome.logTail == nil)
            }
            #expect(fixture.launcher.sandboxes.count == 1)
        }
    }

    @Test func theDeadlineIsTheTimeoutFromNow() async throws {
        let script: FakeRuntime.Script = { runtime in
            try runtime.serve { $0.headers["lambda-runtime-deadline-ms"] ?? "" }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish()
            let before = Date().timeIntervalSince1970 * 1000
            let deadline = try #require(Double(try await fixture.invoke(version).get().text))
            let after = Date().timeIntervalSince1970 * 1000
            #expect(deadline >= before + 29_999)
            #expect(deadline <= after + 30_001)
        }
    }

    @Test func aPostedErrorIsPassedOnAndTheEnvironmentStays() async throws {
        let script: FakeRuntime.Script = { runtime in
            while true {
                let event = try runtime.next()
                try runtime.fail(event.requestID, "{\"errorMessage\":\"no\"}")
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish()
            for _ in 0..<2 {
                let outcome = try await fixture.invoke(version).get()
                #expect(outcome.functionError == "Unhandled")
                #expect(outcome.text == "{\"errorMessage\":\"no\"}")
            }
            #expect(fixture.launcher.sandboxes.count == 1)
            #expect(fixture.launcher.sandboxes[0].started.count == 1)
        }
    }

    @Test func responseAndNextMayComeTogether() async throws {
        let script: FakeRuntime.Script = { runtime in
            var event = try runtime.next()
            while true {
                let path = "/2018-06-01/runtime/invocation"
                try runtime.send(
                    FakeRuntime.request("POST", "\(path)/\(event.requestID)/response", event.body)
                        + FakeRuntime.request("GET", "\(path)/next")
                )
                #expect(try runtime.receive().status == 202)
                event = try runtime.receive()
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            for number in 0..<20 {
                #expect(try await fixture.invoke(version, "\(number)").get().text == "\(number)")
            }
            #expect(fixture.launcher.sandboxes.count == 1)
        }
    }

    @Test func callsThatDoNotFitAreRefusedAndHarmless() async throws {
        let script: FakeRuntime.Script = { runtime in
            #expect(try runtime.respond("unknown", "x").status == 400)
            let event = try runtime.next()
            let wrong = try runtime.respond("other", "x")
            #expect(wrong.body == "{\"errorMessage\":\"Invalid request ID\",\"errorType\":\"InvalidRequestID\"}\n")
            #expect(try runtime.failInitialization("x", type: "Runtime.X").status == 403)
            #expect(try runtime.call("GET", "/nowhere").status == 404)
            #expect(try runtime.call("GET", "/nowhere").body == "404 page not found\n")
            #expect(try runtime.call("POST", "/2018-06-01/runtime/invocation/next", "").status == 405)
            #expect(try runtime.call("GET", "/2018-06-01/ping").body == "pong")
            #expect(try runtime.next().requestID == event.requestID)
            let accepted = try runtime.respond(event.requestID, "good")
            #expect(accepted.status == 202)
            #expect(accepted.headers["content-type"] == "application/json")
            #expect(accepted.body == "{\"status\":\"OK\"}\n")
            let second = try runtime.respond(event.requestID, "again")
            #expect(second.status == 403)
            #expect(second.body.contains("from RuntimeResponseSentState to InvocationResponse failed"))
            return try runtime.serve { $0.body }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish()
            #expect(try await fixture.invoke(version).get().text == "good")
            #expect(try await fixture.invoke(version, "next").get().text == "next")
        }
    }

    @Test(arguments: ["provided.al2023", "python3.12"])
    func aResponseThatIsTooLargeIsAnErrorAndTheRuntimeCarriesOn(_ runtime: String) async throws {
        let script: FakeRuntime.Script = { runtime in
            let event = try runtime.next()
            let reply = try runtime.respond(event.requestID, String(repeating: "x", count: 6_291_557))
            #expect(reply.status == 413)
            return try runtime.serve { _ in String(repeating: "y", count: 6_291_556) }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: runtime, timeout: 60))
            let outcome = try await fixture.invoke(version).get()
            #expect(outcome.functionError == "Unhandled")
            #expect(
                outcome.text == "{\"errorMessage\":\"Response payload size exceeded maximum allowed payload size "
                    + "(6291556 bytes).\",\"errorType\":\"Function.ResponseSizeTooLarge\"}"
            )
            #expect(try await fixture.invoke(version).get().payload.readableBytes == 6_291_556)
            #expect(fixture.launcher.sandboxes.count == 1)
            #expect(fixture.launcher.sandboxes[0].kills == 0)
        }
    }

    @Test func anUnknownResponseModeIsRefused() async throws {
        let script: FakeRuntime.Script = { runtime in
            let event = try runtime.next()
            let path = "/2018-06-01/runtime/invocation/\(event.requestID)/response"
            let headers = ["Lambda-Runtime-Function-Response-Mode": "Streaming"]
            #expect(try runtime.call("POST", path, "x", headers: headers).status == 400)
            return try runtime.serve { $0.body }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish()
            let outcome = try await fixture.invoke(version).get()
            #expect(outcome.functionError == "Unhandled")
            #expect(outcome.text == "")
        }
    }

    @Test func aCallerThatIsGoneDoesNotStopTheFunction() async throws {
        let script: FakeRuntime.Script = { runtime in
            try runtime.serve { event in
                try runtime.sleep(milliseconds: 20)
                runtime.print("ran \(event.requestID)\n")
                return event.body
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish()
            fixture.eventLoop.execute { [service = fixture.service] in
                let invocation = Invocation(
                    requestID: "gone",
                    payload: .init(string: "{}"),
                    invokedFunctionARN: "arn"
                )
                service.invoke(invocation, on: version) { _ in Issue.record("nobody listens") }.abandon()
            }
            #expect(await fixture.log(contains: "ran gone\n"))
            #expect(await fixture.log(contains: "REPORT RequestId: gone"))
        }
    }
}
