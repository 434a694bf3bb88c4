import ControlPlane
import Execution
import Foundation
import LambdaAPI
import NIOCore
import Neighbours
import Storage
import Testing

@testable import Events

@Suite(.timeLimit(.minutes(1)))
struct EventServiceTests {
    let fixture = Fixture()

    private func waitUntilEmpty(_ storage: LocalStorage) async throws {
        try await until("the end of all events") {
            let waiting = try await storage.messageCount(in: EventQueues.waiting)
            return try await storage.messageCount(in: EventQueues.deliveries) + waiting == 0
        }
    }

    @Test func anEventRunsOnceWithItsPayloadAndID() async throws {
        try await fixture.serve { service, storage in
            try await fixture.send("f", #"{"a":1}"#, id: "one", to: service)
            try await waitUntilEmpty(storage)
            let invocation = try #require(fixture.functions.invocations.first?.invocation)
            #expect(fixture.functions.invocations.count == 1)
            #expect(invocation.requestID == "one")
            #expect(String(buffer: invocation.payload) == #"{"a":1}"#)
            #expect(invocation.invokedFunctionARN == "arn:aws:lambda:us-east-1:000000000000:function:f")
        }
    }

    @Test func aFailingEventIsTriedThreeTimesAndKept() async throws {
        fixture.functions.answer { _ in FakeFunctions.failure("broken") }
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("a dead event") { try await storage.messageCount(in: EventQueues.deadLetters) == 1 }
            #expect(fixture.functions.runs(of: "one") == 3)
            let details = try await service.show(fixture.selection(id: "one"))
            #expect(details.summary.condition == "RetriesExhausted")
            #expect(details.summary.error == "broken")
            #expect(details.summary.attempts == 3)
        }
    }

    @Test func whatWasAcceptedRunsAfterTheNextStart() async throws {
        fixture.functions.hold()
        let copy = Fixture()
        try await fixture.serve { service, storage in
            for number in 0..<20 { try await fixture.send(id: "e\(number)", to: service) }
            try await until("events that run") { fixture.functions.runningCount("f") > 0 }
            // The files as a kill at this moment would leave them.
            try FileManager.default.copyItem(atPath: fixture.directory, toPath: copy.directory)
        }
        try await copy.serve { _, storage in
            try await waitUntilEmpty(storage)
            for number in 0..<20 { #expect(copy.functions.runs(of: "e\(number)") == 1) }
        }
    }

    @Test func anEventIsNeverRunTwiceAtATime() async throws {
        try await fixture.serve { service, storage in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<300 {
                    group.addTask { [fixture] in
                        try await fixture.send("fgh".map(String.init)[number % 3], id: "e\(number)", to: service)
                    }
                }
                try await group.waitForAll()
            }
            try await waitUntilEmpty(storage)
            for number in 0..<300 { #expect(fixture.functions.runs(of: "e\(number)") == 1) }
        }
    }

    @Test func aBurstIsTakenUpStepByStep() async throws {
        fixture.functions.hold()
        try await fixture.serve { service, _ in
            for number in 0..<40 { try await fixture.send(id: "e\(number)", to: service) }
            try await until("all steps") { fixture.functions.runningCount("f") == 40 }
            // Four steps followed the first; how late the first began takes away from what lies between.
            let begun = fixture.functions.begun("f")
            #expect(begun[39] - begun[0] >= Lane.stepInterval * 2)
            #expect(await service.events.runningCount == 40)
        }
    }

    @Test func aBusyFunctionDoesNotHoldUpOthers() async throws {
        fixture.functions.hold()
        try await fixture.serve { service, _ in
            for number in 0..<50 { try await fixture.send("f", id: "f\(number)", to: service) }
            try await fixture.send("g", id: "g", to: service)
            try await until("the other function") { fixture.functions.runs(of: "g") == 1 }
        }
    }

    @Test func throttledEventsComeBackUntilTheyRun() async throws {
        fixture.functions.answer { invocation in
            .failure(.tooManyRequestsException("Rate Exceeded.", reason: "ConcurrentInvocationLimitExceeded"))
        }
        try await fixture.serve { service, storage in
            for number in 0..<5 { try await fixture.send(id: "e\(number)", to: service) }
            try await until("several attempts") { fixture.functions.runs(of: "e0") >= 4 }
            #expect(try await service.show(fixture.selection(id: "e0")).summary.attempts == 0)
            fixture.functions.answer { .success(InvocationOutcome(payload: $0.payload, executedVersion: "1")) }
            try await waitUntilEmpty(storage)
        }
    }

    @Test func anEventEndsWithItsAge() async throws {
        fixture.functions.change("f") { $0.eventInvoke.maximumEventAge = 60 }
        fixture.functions.answer { _ in FakeFunctions.failure("broken") }
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("a dead event") { try await storage.messageCount(in: EventQueues.deadLetters) == 1 }
            #expect(fixture.functions.runs(of: "one") == 1)
            let summary = try await service.show(fixture.selection(id: "one")).summary
            #expect(summary.condition == "EventAgeExceeded")
        }
    }

    @Test func shortenedWaitsCountInFullTowardsTheAge() async throws {
        fixture.functions.change("f") { $0.eventInvoke.maximumEventAge = 90 }
        fixture.functions.answer { _ in FakeFunctions.failure("broken") }
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("a dead event") { try await storage.messageCount(in: EventQueues.deadLetters) == 1 }
            #expect(fixture.functions.runs(of: "one") == 2)
        }
    }

    @Test func withoutConcurrencyAnEventEndsUnrun() async throws {
        fixture.functions.change("f") { settings in
            settings.reservedConcurrency = 0
            settings.eventInvoke.onFailure = "arn:aws:sqs:us-east-1:000000000000:q"
        }
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("a delivery") { !fixture.courier.delivered.isEmpty }
            #expect(fixture.functions.invocations.isEmpty)
            let record = try #require(fixture.courier.delivered.first?.parcel.record)
            #expect(record.condition == .zeroReservedConcurrency)
            #expect(record.lifecycle.attempts == 0)
        }
    }

    @Test func aLoopIsStoppedUnlessTheFunctionAllowsIt() async throws {
        let function = FunctionKey(account: "000000000000", region: "us-east-1", name: "f")
        var lineage = TraceLineage(header: "Root=1")
        for _ in 0..<TraceLineage.limit { _ = lineage.enter(function) }
        let header = lineage.header
        try await fixture.serve { service, storage in
            var caller = fixture.caller
            caller.requestID = "loop"
            let event = AsynchronousInvocation(
                function: "f",
                payload: Data(),
                traceHeader: header,
                caller: caller
            )
            try await service.accept(event)
            try await until("a dead event") { try await storage.messageCount(in: EventQueues.deadLetters) == 1 }
            #expect(fixture.functions.invocations.isEmpty)
            let summary = try await service.show(fixture.selection(id: "loop")).summary
            #expect(summary.condition == "RecursiveInvocationDetected")

            fixture.functions.change("f") { $0.terminatesLoops = false }
            #expect(try await service.redrive(fixture.selection(id: "loop")) == 1)
            try await waitUntilEmpty(storage)
            #expect(fixture.functions.runs(of: "loop") == 1)
        }
    }

    @Test func attemptsOfATracedEventShareTheirTraceAndItsDecision() async throws {
        let function = TracedFunction(
            name: "f",
            version: "1",
            arn: "arn",
            account: "000000000000",
            region: "us-east-1",
            memorySize: 128
        )
        fixture.functions.answer { invocation in
            var header = TraceHeader(invocation.traceHeader ?? "")
            header.decision = .sampled
            header.parent = "0123456789abcdef"
            return .success(
                InvocationOutcome(
                    payload: invocation.payload,
                    functionError: "Unhandled",
                    executedVersion: "1",
                    traceHeader: header.text,
                    traced: function
                )
            )
        }
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("a dead event") { try await storage.messageCount(in: EventQueues.deadLetters) == 1 }
            let invocations = fixture.functions.invocations.map(\.invocation)
            #expect(invocations.map(\.attempt) == [1, 2, 3])
            let headers = invocations.map { TraceHeader($0.traceHeader ?? "") }
            #expect(headers.map(\.decision) == [nil, .sampled, .sampled])
            #expect(Set(headers.map(\.root)).count == 1 && headers[0].root != nil)
            // The parent is the caller's, not a segment of the attempt before.
            #expect(headers.allSatisfy { $0.parent == nil })
            let documents = fixture.functions.traces.flatMap { $0.documents() }
            #expect(documents.count == 1)
            #expect(documents.first?.traceID == headers[0].root?.description)
            #expect(documents.first?.fault == true)
        }
    }

    @Test func anEventThatIsNotTracedStaysSo() async throws {
        fixture.functions.answer { invocation in
            var header = TraceHeader(invocation.traceHeader ?? "")
            header.decision = .unsampled
            header.parent = "0123456789abcdef"
            return .success(
                InvocationOutcome(
                    payload: invocation.payload,
                    functionError: "Unhandled",
                    executedVersion: "1",
                    traceHeader: header.text
                )
            )
        }
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("a dead event") { try await storage.messageCount(in: EventQueues.deadLetters) == 1 }
            let headers = fixture.functions.invocations.map { TraceHeader($0.invocation.traceHeader ?? "") }
            #expect(headers.map(\.decision) == [nil, .unsampled, .unsampled])
            #expect(headers.map(\.parent) == [nil, "0123456789abcdef", "0123456789abcdef"])
            #expect(fixture.functions.traces.isEmpty)
        }
    }

    @Test func eventsOfAFunctionThatIsGoneAreDropped() async throws {
        fixture.functions.hold()
        let copy = Fixture()
        try await fixture.serve { service, _ in
            try await fixture.send("f", id: "f", to: service)
            try await fixture.send("g", id: "g", to: service)
            try FileManager.default.copyItem(atPath: fixture.directory, toPath: copy.directory)
        }
        copy.functions.delete("f")
        try await copy.serve { _, storage in
            try await waitUntilEmpty(storage)
            #expect(copy.functions.invocations.map(\.function) == ["g"])
            #expect(try await storage.messageCount(in: EventQueues.deadLetters) == 0)
        }
    }

    @Test func whatExpiresIsRemovedAtTheStart() async throws {
        fixture.functions.answer { _ in FakeFunctions.failure("broken") }
        let brief = EventsConfiguration(timeScale: 0.0005, deadLetterRetention: .milliseconds(1))
        try await fixture.serve(brief) { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("a dead event") { try await storage.messageCount(in: EventQueues.deadLetters) == 1 }
        }
        try await fixture.serve(brief) { _, storage in
            try await until("its removal") { try await storage.messageCount(in: EventQueues.deadLetters) == 0 }
        }
    }
}
