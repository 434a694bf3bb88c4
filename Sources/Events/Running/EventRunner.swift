import ControlPlane
import Execution
import Foundation
import LambdaAPI
import Logging
import NIOCore
import Storage

/// Takes an event when its turn comes: runs its function, and writes down what follows.
struct EventRunner: Sendable {
    let store: EventStore
    let settings: any FunctionSettingsSource
    let invoker: any FunctionInvoker
    let configuration: EventsConfiguration
    /// Whether the server ends: what fails then is left to the next start.
    let isStopping: @Sendable () -> Bool
    /// An event has ended and its deliveries wait.
    let announceDeliveries: @Sendable (_ lane: String) async -> Void
    let logger: Logger

    /// What a pass over an event came to.
    private enum Attempt {
        case ended(EventLifecycle.Event, EventOutcome?)
        /// The server ends, or the event is gone.
        case abandoned
    }

    func take(_ message: Message) async -> QueueDispatcher.Turn {
        guard var record = store.record(of: message) else {
            return await setAside(message)
        }
        let rules: EventRules
        do throws(APIError) {
            guard let found = try await settings.settings(of: record.key, qualifier: record.qualifier) else {
                logger.notice("an event is dropped: its function does not exist any more", metadata: about(message))
                _ = await store.commitRepeatedly([.remove(id: message.id)])
                return .done
            }
            rules = found.rules
            let age = record.age(at: configuration.milliseconds)
            var action = record.lifecycle.handle(.taken(age: age, rules: rules))
            if action == .run {
                switch await attempt(message.id, &record, rules, terminatesLoops: found.terminatesLoops) {
                case .abandoned:
                    return .done
                case .ended(let event, let outcome):
                    record.outcome = outcome ?? record.outcome
                    action = record.lifecycle.handle(event)
                }
            }
            return try await conclude(message.id, record, action)
        } catch {
            // Its settings cannot be read: the storage has its troubles.
            return .pausesLane(.seconds(1))
        }
    }

    /// Runs the function once.
    private func attempt(
        _ id: String,
        _ record: inout EventRecord,
        _ rules: EventRules,
        terminatesLoops: Bool
    ) async -> Attempt {
        let began = configuration.milliseconds
        var lineage = TraceLineage(header: record.decidedHeader(began))
        if lineage.enter(record.key) > TraceLineage.limit, terminatesLoops {
            logger.warning("a function that invokes itself is stopped", metadata: ["function": "\(record.key.arn)"])
            return .ended(.loopFound, EventOutcome(.loopStopped))
        }
        let payload: Data
        do {
            guard let body = try await store.queue.body(ofMessage: id) else { return .abandoned }
            payload = body
        } catch {
            return .ended(setBack(record, rules), nil)
        }
        let invocation = Invocation(
            requestID: id,
            payload: ByteBuffer(bytes: payload),
            clientContext: record.clientContext,
            cognitoIdentity: record.cognitoIdentity,
            traceHeader: lineage.header,
            invokedFunctionARN: record.invokedFunctionARN,
            attempt: record.lifecycle.attempts + 1
        )
        let result = await invoker.invoke(invocation, of: record.key, qualifier: record.qualifier)
        if record.trace == nil, case .success(let outcome) = result, let function = outcome.traced {
            record.trace = EventTrace(
                function: function,
                requestID: id,
                header: record.traceHeader ?? lineage.header,
                accepted: record.accepted,
                begun: began
            )
        }
        switch result {
        case .success(let outcome) where outcome.functionError == nil:
            return .ended(.succeeded, EventOutcome(outcome, lineage: lineage.header))
        case .success where isStopping(), .failure where isStopping():
            return .abandoned
        case .success(let outcome):
            let age = record.age(at: configuration.milliseconds)
            return .ended(
                .failed(age: age, rules: rules, random: .random(in: 0...1)),
                EventOutcome(outcome, lineage: lineage.header)
            )
        case .failure(let error) where error.status == 404:
            return .ended(.refused, EventOutcome(error))
        case .failure(let error):
            return .ended(setBack(record, rules), EventOutcome(error))
        }
    }

    private func setBack(_ record: EventRecord, _ rules: EventRules) -> EventLifecycle.Event {
        .setBack(age: record.age(at: configuration.milliseconds), rules: rules, random: .random(in: 0...1))
    }

    /// Writes down what follows from an attempt.
    private func conclude(
        _ id: String,
        _ record: EventRecord,
        _ action: EventLifecycle.Action
    ) async throws(APIError) -> QueueDispatcher.Turn {
        switch action {
        case .wait(let pause):
            let scaled = pause * configuration.timeScale
            var waiting = record
            waiting.shortened += (pause - scaled).wholeMilliseconds
            waiting.outcome = record.outcome?.shortened
            await write(id, waiting, in: EventQueues.waiting, after: scaled)
            // Where one event of a function is throttled, so are the others.
            return record.lifecycle.setbacks > 0 ? .pausesLane(scaled) : .done
        case .settle(let condition):
            await settle(id, record, condition)
        case .run, .ignore:
            logger.error("an event is in a state that it cannot be in", metadata: ["event": "\(id)"])
            await keep(id, record, because: "the event was in a state that it cannot be in")
        }
        return .done
    }

    private func settle(_ id: String, _ record: EventRecord, _ condition: EventCondition) async {
        var record = record
        record.ended = configuration.milliseconds
        if let trace = record.trace.take() {
            invoker.record(trace.ended(at: configuration.milliseconds, hasFailed: condition != .success))
        }
        do throws(APIError) {
            // Read again: the configuration at the end of the event decides who hears of it.
            let found = try await settings.settings(of: record.key, qualifier: record.qualifier)
            record.deliveries = found?.deliveries(after: condition) ?? []
        } catch {
            return await write(id, record, in: EventQueues.deliveries, after: .zero)
        }
        if !record.deliveries.isEmpty {
            await write(id, record, in: EventQueues.deliveries, after: .zero)
            await announceDeliveries(record.lane)
        } else if condition == .success {
            _ = await store.commitRepeatedly([.remove(id: id)])
        } else {
            await keep(id, record, because: EventRecord.noTarget)
        }
    }

    private func keep(_ id: String, _ record: EventRecord, because reason: String) async {
        var record = record
        record.keptBecause = reason
        logger.warning(
            "an event failed and is kept: see lambent events",
            metadata: ["event": "\(id)", "function": "\(record.key.arn)", "reason": "\(reason)"]
        )
        await write(id, record, in: EventQueues.deadLetters, after: configuration.deadLetterRetention)
    }

    private func write(_ id: String, _ record: EventRecord, in queue: String, after pause: Duration) async {
        let due = configuration.milliseconds + pause.wholeMilliseconds
        do {
            _ = await store.commitRepeatedly([.update(try store.message(id, record, in: queue, due: due))])
        } catch {
            logger.error("the record of an event cannot be written", metadata: ["event": "\(id)", "error": "\(error)"])
        }
    }

    /// A record that nobody can read is not lost, and does not come up again and again.
    private func setAside(_ message: Message) async -> QueueDispatcher.Turn {
        var message = message
        message.queue = EventQueues.deadLetters
        message.due = configuration.milliseconds + configuration.deadLetterRetention.wholeMilliseconds
        _ = await store.commitRepeatedly([.update(message)])
        return .done
    }

    private func about(_ message: Message) -> Logger.Metadata {
        ["event": "\(message.id)", "function": "\(EventQueues.function(ofLane: message.lane)?.arn ?? message.lane)"]
    }
}
