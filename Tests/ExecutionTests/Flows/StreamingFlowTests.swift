import Foundation
import LambdaAPI
import NIOCore
import Sandbox
import Synchronization
import Testing

@testable import Execution

/// Responses that a runtime posts piece by piece, for callers who take them so and for those who do not.
struct StreamingFlowTests {
    /// Keeps what comes; takes more only when told to.
    private final class Caller: ResponseSink {
        struct State {
            var contentType: String?
            var parts: [ByteBuffer] = []
            var waiting: [EventLoopPromise<Void>] = []
            var isSlow = false
        }

        let state: Mutex<State>

        init(isSlow: Bool = false) {
            state = Mutex(State(isSlow: isSlow))
        }

        func begin(contentType: String?, executedVersion: String) {
            state.withLock { $0.contentType = contentType }
        }

        func write(_ part: ByteBuffer, promise: EventLoopPromise<Void>) {
            let isTaken = state.withLock { state in
                state.parts.append(part)
                if state.isSlow { state.waiting.append(promise) }
                return !state.isSlow
            }
            if isTaken { promise.succeed() }
        }

        func takeAll() {
            let waiting = state.withLock { state in
                state.isSlow = false
                defer { state.waiting = [] }
                return state.waiting
            }
            for promise in waiting { promise.succeed() }
        }

        var bytes: Int { state.withLock { $0.parts.reduce(0) { $0 + $1.readableBytes } } }
        var text: String { state.withLock { $0.parts.map { String(buffer: $0) }.joined() } }
    }

    private static func head(_ id: String) -> String {
        "POST /2018-06-01/runtime/invocation/\(id)/response HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\n"
            + "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n\r\n"
    }

    private static func chunk(_ text: String) -> String {
        "\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n"
    }

    private func invoke(
        _ fixture: Fixture,
        _ version: PreparedFunctionVersion,
        to sink: Caller
    ) async -> Result<InvocationOutcome, APIError> {
        let invocation = Invocation(
            requestID: UUID().uuidString,
            payload: ByteBuffer(string: "{}"),
            invokedFunctionARN: version.version.key.arn,
            sink: sink
        )
        return await withCheckedContinuation { continuation in
            fixture.eventLoop.execute {
                fixture.service.invoke(invocation, on: version) { continuation.resume(returning: $0) }
            }
        }
    }

    private static let twoPieces: FakeRuntime.Script = { runtime in
        while true {
            let id = try runtime.next().requestID
            try runtime.send(head(id) + chunk("hello, "))
            try runtime.send(chunk("world") + "0\r\n\r\n")
            #expect(try runtime.receive().status == 202)
        }
    }

    @Test func theCallerGetsThePiecesAndThenTheEnd() async throws {
        try await Fixture.with(script: Self.twoPieces) { fixture in
            let version = try await fixture.publish()
            for _ in 0..<2 {
                let caller = Caller()
                let outcome = try await invoke(fixture, version, to: caller).get()
                #expect(caller.text == "hello, world")
                #expect(caller.state.withLock { $0.contentType } == "text/plain")
                #expect(outcome.text == "")
                #expect(outcome.functionError == nil)
            }
        }
    }

    @Test func aCallerWhoWantsItWholeGetsItWhole() async throws {
        try await Fixture.with(script: Self.twoPieces) { fixture in
            let outcome = try await fixture.invoke(fixture.publish()).get()
            #expect(outcome.text == "hello, world")
            #expect(outcome.contentType == "text/plain")
        }
    }

    @Test func anErrorInTheTrailersIsTheEnd() async throws {
        let script: FakeRuntime.Script = { runtime in
            while true {
                let id = try runtime.next().requestID
                let body = Data(#"{"errorType":"Late"}"#.utf8).base64EncodedString()
                try runtime.send(
                    Self.head(id) + Self.chunk("begun") + "0\r\nLambda-Runtime-Function-Error-Type: Late\r\n"
                        + "Lambda-Runtime-Function-Error-Body: \(body)\r\n\r\n"
                )
                #expect(try runtime.receive().status == 202)
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish()
            let caller = Caller()
            for outcome in [
                try await invoke(fixture, version, to: caller).get(), try await fixture.invoke(version).get(),
            ] {
                #expect(outcome.text == #"{"errorType":"Late"}"#)
                #expect(outcome.functionError == "Unhandled")
            }
            #expect(caller.text == "begun")
        }
    }

    @Test func aTimeoutInTheMiddleKeepsWhatWasSent() async throws {
        let script: FakeRuntime.Script = { runtime in
            let id = try runtime.next().requestID
            try runtime.send(Self.head(id) + Self.chunk("begun"))
            return try runtime.sleepForEver()
        }
        try await Fixture.with(script: script) { fixture in
            let caller = Caller()
            let version = try await fixture.publish(.fake(runtime: "provided.al2023", timeout: 1))
            let outcome = try await invoke(fixture, version, to: caller).get()
            #expect(caller.text == "begun")
            #expect(outcome.functionError == "Unhandled")
            #expect(outcome.text.contains("Sandbox.Timedout"))
        }
    }

    @Test func aCutStreamIsATruncatedResponse() async throws {
        let script: FakeRuntime.Script = { runtime in
            let id = try runtime.next().requestID
            try runtime.send(Self.head(id) + Self.chunk("begun"))
            return .exited(0)
        }
        try await Fixture.with(script: script) { fixture in
            let caller = Caller()
            let outcome = try await invoke(fixture, fixture.publish(), to: caller).get()
            #expect(caller.text == "begun")
            #expect(outcome.functionError == "Unhandled")
            #expect(outcome.text.contains("Runtime.TruncatedResponse") || outcome.text.contains("Runtime.ExitError"))
        }
    }

    @Test func aSlowCallerHoldsTheFunctionBack() async throws {
        let total = 8 * 1024 * 1024
        let sent = Mutex(0)
        let script: FakeRuntime.Script = { runtime in
            let id = try runtime.next().requestID
            try runtime.send(Self.head(id))
            let piece = String(repeating: "x", count: 64 * 1024)
            for _ in 0..<(total / piece.utf8.count) {
                try runtime.send(Self.chunk(piece))
                sent.withLock { $0 += piece.utf8.count }
            }
            try runtime.send("0\r\n\r\n")
            _ = try runtime.receive()
            return try runtime.sleepForEver()
        }
        try await Fixture.with(script: script) { fixture in
            let caller = Caller(isSlow: true)
            let version = try await fixture.publish()
            async let outcome = invoke(fixture, version, to: caller)
            #expect(await fixture.eventually { caller.bytes > 256 * 1024 })
            // What is under way and what the sockets hold, and not the whole response.
            #expect(caller.bytes < total / 2)
            #expect(sent.withLock { $0 } < total)
            caller.takeAll()
            #expect(try await outcome.get().functionError == nil)
            #expect(caller.bytes == total)
        }
    }

    @Test func aStreamOverTheLimitOfOrdinaryCallersIsTooLargeForThem() async throws {
        let script: FakeRuntime.Script = { runtime in
            while true {
                let id = try runtime.next().requestID
                try runtime.send(Self.head(id))
                let piece = String(repeating: "x", count: 1024 * 1024)
                for _ in 0..<7 { try runtime.send(Self.chunk(piece)) }
                try runtime.send("0\r\n\r\n")
                _ = try runtime.receive()
            }
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish()
            let outcome = try await fixture.invoke(version).get()
            #expect(outcome.functionError == "Unhandled")
            #expect(outcome.text.contains("Function.ResponseSizeTooLarge"))
            let caller = Caller()
            #expect(try await invoke(fixture, version, to: caller).get().functionError == nil)
            #expect(caller.bytes == 7 * 1024 * 1024)
        }
    }

    @Test func aStreamForAnotherInvocationIsRefused() async throws {
        let statuses = Mutex<[Int]>([])
        let script: FakeRuntime.Script = { runtime in
            _ = try runtime.next()
            try runtime.send(Self.head("another") + "0\r\n\r\n")
            let status = try runtime.receive().status
            statuses.withLock { $0.append(status) }
            return try runtime.sleepForEver()
        }
        try await Fixture.with(script: script) { fixture in
            let version = try await fixture.publish(.fake(runtime: "provided.al2023", timeout: 1))
            _ = await fixture.invoke(version)
            #expect(statuses.withLock { $0 } == [400])
        }
    }
}
