import Glibc
import NIOCore
import Sandbox
import Testing

@testable import Execution

/// Bootstraps that speak by the socket that they inherit.
struct LinkFlowTests {
    @Test func anAnswerAsksForTheNextEvent() async throws {
        let script: FakeRuntime.Script = { runtime in
            try runtime.sendLink(FakeRuntime.frame(.ping) + FakeRuntime.frame(.next))
            #expect(try runtime.receiveLink().kind == RuntimeLinkFrame.Reply.acknowledgement.rawValue)
            while true {
                let event = try runtime.receiveLink()
                #expect(event.kind == RuntimeLinkFrame.Reply.event.rawValue)
                #expect(event.fields.count == 6)
                #expect(Int(event.fields[1]) ?? 0 > 0)
                let type = event.body == "1" ? "text/plain" : ""
                let body = "\(event.fields[0]) \(event.fields[2].suffix(12)) \(event.body)"
                try runtime.sendLink(FakeRuntime.frame(.response, "\(event.fields[0])\0\(type)", body))
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            for (number, type) in ["application/json", "text/plain"].enumerated() {
                let outcome = try await fixture.invoke(version, String(number), id: "id").get()
                #expect(outcome.text == "id \(version.version.key.arn.suffix(12)) \(number)")
                #expect(outcome.contentType == type)
            }
        }
    }

    @Test func errorsAreTold() async throws {
        let script: FakeRuntime.Script = { runtime in
            try runtime.sendLink(FakeRuntime.frame(.next))
            let id = try runtime.receiveLink().fields[0]
            try runtime.sendLink(FakeRuntime.frame(.error, "\(id)\0Runtime.Bad", "{}"))
            let last = try runtime.receiveLink().fields[0]
            try runtime.sendLink(FakeRuntime.frame(.lastError, "\(last)\0Runtime.Worse", "[]"))
            #expect(try runtime.receiveLink().kind == RuntimeLinkFrame.Reply.acknowledgement.rawValue)
            return .exited(1)
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            for body in ["{}", "[]"] {
                let outcome = try await fixture.invoke(version).get()
                #expect(outcome.text == body)
                #expect(outcome.functionError == "Unhandled")
            }
        }
    }

    @Test func aResponseThatIsTooLongIsRefusedAndTheRuntimeGoesOn() async throws {
        let script: FakeRuntime.Script = { runtime in
            try runtime.sendLink(FakeRuntime.frame(.next))
            let first = try runtime.receiveLink().fields[0]
            let long = String(repeating: "x", count: RuntimeAPIReply.maximumResponseBytes + 1)
            try runtime.sendLink(FakeRuntime.frame(.response, first, long))
            let second = try runtime.receiveLink().fields[0]
            try runtime.sendLink(FakeRuntime.frame(.response, second, "short"))
            let third = try runtime.receiveLink().fields[0]
            try runtime.sendLink(FakeRuntime.frame(.lastError, third, long))
            #expect(try runtime.receiveLink().kind == RuntimeLinkFrame.Reply.acknowledgement.rawValue)
            return try runtime.sleepForEver()
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            let outcome = try await fixture.invoke(version).get()
            #expect(outcome.functionError == "Unhandled")
            #expect(outcome.text.contains("Function.ResponseSizeTooLarge"))
            #expect(try await fixture.invoke(version).get().text == "short")
            #expect(try await fixture.invoke(version).get().text.contains("Function.ResponseSizeTooLarge"))
            #expect(fixture.launcher.sandboxes[0].started.count == 1)
        }
    }

    @Test func aResponseThatBreaksOffIsTruncated() async throws {
        let script: FakeRuntime.Script = { runtime in
            try runtime.sendLink(FakeRuntime.frame(.next))
            let id = try runtime.receiveLink().fields[0]
            try runtime.sendLink(FakeRuntime.frame(.response, id, "result").dropLast())
            return .exited(0)
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            let outcome = try await fixture.invoke(version).get()
            #expect(outcome.text.contains("Runtime.TruncatedResponse"))
        }
    }

    @Test func aProcessThatSendsNoFramesLosesItsSocket() async throws {
        let script: FakeRuntime.Script = { runtime in
            try runtime.sendLink(Array("GET / HTTP/1.1\r\n\r\n".utf8))
            #expect(throws: FakeRuntime.Killed.self) { try runtime.receiveLink() }
            return .exited(1)
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            let outcome = try await fixture.invoke(version).get()
            #expect(outcome.text.contains("Runtime exited with error: exit status 1"))
        }
    }

    @Test func whoDoesNotReadIsNotListenedTo() async throws {
        let script: FakeRuntime.Script = { runtime in
            // Without anybody to read them the answers fill the socket, and then these frames do.
            var bound = timeval(tv_sec: 0, tv_usec: 100_000)
            setsockopt(runtime.link, SOL_SOCKET, SO_SNDTIMEO, &bound, socklen_t(MemoryLayout<timeval>.size))
            let pings = Array(repeatElement(FakeRuntime.frame(.ping), count: 1000).joined())
            #expect(throws: FakeRuntime.Killed.self) {
                for _ in 0..<1000 { try runtime.sendLink(pings) }
            }
            return .exited(1)
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            let outcome = try await fixture.invoke(version).get()
            #expect(outcome.text.contains("Runtime exited with error: exit status 1"))
        }
    }

    @Test func streamedPartsAreOneResponse() async throws {
        let script: FakeRuntime.Script = { runtime in
            try runtime.sendLink(FakeRuntime.frame(.next))
            for error in ["", "Late"] {
                let id = try runtime.receiveLink().fields[0]
                try runtime.sendLink(
                    FakeRuntime.frame(.streamBegin, "\(id)\0text/plain") + FakeRuntime.frame(.streamPart, "", "hello, ")
                        + FakeRuntime.frame(.streamPart, "", "world")
                        + FakeRuntime.frame(.streamEnd, error, error.isEmpty ? "" : "{}") + FakeRuntime.frame(.next)
                )
                #expect(try runtime.receiveLink().kind == RuntimeLinkFrame.Reply.acknowledgement.rawValue)
            }
            return try runtime.sleepForEver()
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "python3.12"))
            let whole = try await fixture.invoke(version).get()
            #expect((whole.text, whole.contentType, whole.functionError) == ("hello, world", "text/plain", nil))
            let failed = try await fixture.invoke(version).get()
            #expect((failed.text, failed.functionError) == ("{}", "Unhandled"))
        }
    }
}
