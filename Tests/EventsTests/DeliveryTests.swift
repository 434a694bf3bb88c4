import ControlPlane
import Execution
import Foundation
import LambdaAPI
import NIOCore
import Storage
import Testing

@testable import Events

@Suite(.timeLimit(.minutes(1)))
struct DeliveryTests {
    private static let queue = "arn:aws:sqs:us-east-1:000000000000:q"
    private static let bus = "arn:aws:events:us-east-1:000000000000:event-bus/b"

    let fixture = Fixture()

    private func waitUntilEmpty(_ storage: LocalStorage) async throws {
        try await until("the end of all events") {
            let waiting = try await storage.messageCount(in: EventQueues.waiting)
            return try await storage.messageCount(in: EventQueues.deliveries) + waiting == 0
        }
    }

    @Test func aSuccessGoesToItsDestinationAndNowhereElse() async throws {
        fixture.functions.change("f") { settings in
            settings.deadLetterTarget = Self.queue
            settings.eventInvoke.onFailure = Self.queue
            settings.eventInvoke.onSuccess = Self.bus
        }
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await waitUntilEmpty(storage)
            #expect(fixture.courier.delivered.map(\.kind) == [.destination])
            #expect(fixture.courier.delivered.first?.target == DeliveryTarget(arn: Self.bus))
            #expect(fixture.courier.delivered.first?.parcel.record.condition == .success)
        }
    }

    @Test func aFailureGoesToTheDeadLetterQueueAndToTheDestination() async throws {
        fixture.functions.answer { _ in FakeFunctions.failure("broken") }
        fixture.functions.change("f") { settings in
            settings.deadLetterTarget = Self.queue
            settings.eventInvoke.onFailure = Self.bus
        }
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("both deliveries") { fixture.courier.delivered.count == 2 }
            #expect(fixture.courier.delivered.map(\.kind) == [.deadLetter, .destination])
            try await waitUntilEmpty(storage)
            #expect(try await storage.messageCount(in: EventQueues.deadLetters) == 0)
        }
    }

    @Test func aDeliveryThatFailsIsTriedAgainAndWhatWasDeliveredIsNot() async throws {
        fixture.functions.answer { _ in FakeFunctions.failure("broken") }
        fixture.functions.change("f") { settings in
            settings.deadLetterTarget = Self.queue
            settings.eventInvoke.onFailure = Self.bus
        }
        let passing = DeliveryFailure(kind: .transient, reason: "busy")
        fixture.courier.fail([passing])
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("both deliveries") { fixture.courier.delivered.count == 2 }
            #expect(fixture.courier.delivered.map(\.kind) == [.destination, .deadLetter])
            try await waitUntilEmpty(storage)
            #expect(service.statistics.failedCount == 1)
            #expect(service.statistics.deliveredCount == 2)
        }
    }

    @Test func aTargetThatRefusesIsGivenUpAndTheEventKept() async throws {
        fixture.functions.answer { _ in FakeFunctions.failure("broken") }
        fixture.functions.change("f") { $0.deadLetterTarget = Self.queue }
        fixture.courier.fail(Array(repeating: DeliveryFailure(kind: .refused, reason: "AccessDenied"), count: 3))
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("a dead event") { try await storage.messageCount(in: EventQueues.deadLetters) == 1 }
            #expect(fixture.courier.attempts == 3)
            let details = try await service.show(fixture.selection(id: "one"))
            #expect(details.summary.reason == "\(Self.queue): AccessDenied")
            #expect(details.deliveries.map(\.state) == ["givenUp"])

            #expect(try await service.redrive(fixture.selection("f")) == 1)
            try await until("its delivery") { fixture.courier.delivered.count == 1 }
            #expect(fixture.functions.runs(of: "one") == 6)
        }
    }

    @Test func aSuccessThatNobodyTookIsRedrivenWithoutARun() async throws {
        fixture.functions.change("f") { $0.eventInvoke.onSuccess = Self.queue }
        fixture.courier.fail([DeliveryFailure(kind: .nowhere, reason: "no endpoint")])
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("a dead event") { try await storage.messageCount(in: EventQueues.deadLetters) == 1 }
            #expect(fixture.courier.attempts == 1)
            #expect(try await service.redrive(fixture.selection(id: "one")) == 1)
            try await until("its delivery") { fixture.courier.delivered.count == 1 }
            #expect(fixture.functions.runs(of: "one") == 1)
        }
    }

    @Test func aFunctionAsDestinationGetsTheRecordOnce() async throws {
        fixture.functions.change("f") {
            $0.eventInvoke.onSuccess = "arn:aws:lambda:us-east-1:000000000000:function:g:$LATEST"
        }
        try await fixture.serve { service, storage in
            try await fixture.send("f", "[1]", id: "one", to: service)
            try await until("the other function") { fixture.functions.invocations.contains { $0.function == "g" } }
            try await waitUntilEmpty(storage)
            let runs = fixture.functions.invocations.filter { $0.function == "g" }
            #expect(runs.count == 1)
            let record = String(buffer: try #require(runs.first).invocation.payload)
            #expect(record.contains(#""requestPayload":[1]"#))
            #expect(runs.first?.invocation.traceHeader?.contains("|") == true)
        }
    }

    @Test func aFunctionThatDoesNotExistIsNoDestination() async throws {
        let missing = "arn:aws:lambda:us-east-1:000000000000:function:missing"
        fixture.functions.change("f") { $0.eventInvoke.onSuccess = missing }
        try await fixture.serve { service, storage in
            try await fixture.send(id: "one", to: service)
            try await until("a dead event") { try await storage.messageCount(in: EventQueues.deadLetters) == 1 }
            let summary = try await service.show(fixture.selection(id: "one")).summary
            #expect(summary.reason == "\(missing): Function not found: \(missing)")
        }
    }

    @Test func purgingLeavesWhatOthersOwn() async throws {
        fixture.functions.answer { _ in FakeFunctions.failure("broken") }
        try await fixture.serve { service, storage in
            for function in ["f", "g"] { try await fixture.send(function, id: function, to: service) }
            try await until("dead events") { try await storage.messageCount(in: EventQueues.deadLetters) == 2 }
            var stranger = fixture.selection("f")
            stranger.account = "111111111111"
            #expect(try await service.purge(stranger) == 0)
            await #expect(throws: APIError.self) {
                stranger.id = "f"
                _ = try await service.show(stranger)
            }
            #expect(try await service.purge(fixture.selection("f")) == 1)
            #expect(try await service.list(fixture.selection(), after: nil, limit: 10).events.map(\.id) == ["g"])
        }
    }
}
