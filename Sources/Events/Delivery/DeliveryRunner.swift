import ControlPlane
import Foundation
import LambdaAPI
import Logging
import Storage

/// Takes an event that has ended when its turn comes: tells whom it concerns, and writes down how far that came.
struct DeliveryRunner: Sendable {
    let store: EventStore
    let settings: any FunctionSettingsSource
    let courier: any Courier
    let intake: EventIntake
    let configuration: EventsConfiguration
    let statistics: DeliveryStatistics
    let logger: Logger

    func take(_ message: Message) async -> QueueDispatcher.Turn {
        guard var record = store.record(of: message), let condition = record.condition else {
            return await setAside(message)
        }
        let payload: Data
        let role: String?
        do {
            let found = try await settings.settings(of: record.key, qualifier: record.qualifier)
            role = found?.role
            if record.deliveries.isEmpty {
                record.deliveries = found?.deliveries(after: condition) ?? []
            }
            guard let body = try await store.queue.body(ofMessage: message.id) else { return .done }
            payload = body
        } catch {
            return .pausesLane(.seconds(1))
        }
        let parcel = Parcel(id: message.id, record: record, payload: payload, ended: ended(message, record), role: role)
        var changes: [MessageChange] = []
        for index in record.deliveries.indices where record.deliveries[index].state == .pending {
            do throws(DeliveryFailure) {
                changes += try await deliver(record.deliveries[index], parcel)
                record.deliveries[index].succeed()
                statistics.delivered()
            } catch {
                // A call that the end of the server cut off says nothing about its target.
                if Task.isCancelled { return .done }
                record.deliveries[index].fail(error)
                statistics.failed()
                logger.warning(
                    "the end of an event could not be delivered",
                    metadata: [
                        "event": "\(message.id)", "target": "\(record.deliveries[index].target)",
                        "failures": "\(record.deliveries[index].failures)", "reason": "\(error.reason)",
                    ]
                )
            }
        }
        await conclude(message, record, condition, changes)
        for change in changes {
            if case .add(let added, _) = change { await intake.announce(added.lane) }
        }
        return .done
    }

    /// - Returns: what must be committed together with the delivery.
    private func deliver(_ delivery: Delivery, _ parcel: Parcel) async throws(DeliveryFailure) -> [MessageChange] {
        guard let target = DeliveryTarget(arn: delivery.target) else {
            throw DeliveryFailure(kind: .nowhere, reason: "\(delivery.target) is not a target that is known")
        }
        // Functions are this server's own: the event of the next one is accepted in the commit that ends this one.
        if case .function(let arn) = target {
            return [try await intake.forward(parcel, to: arn, delivery: delivery)]
        }
        try await courier.deliver(parcel, delivery.kind, to: target)
        return []
    }

    private func conclude(
        _ message: Message,
        _ record: EventRecord,
        _ condition: EventCondition,
        _ changes: [MessageChange]
    ) async {
        var record = record
        var queue = EventQueues.deliveries
        let pause: Duration
        if let delivery = record.deliveries.filter({ $0.state == .pending }).min(by: { $0.failures < $1.failures }) {
            pause =
                RetrySchedule.pause(afterSetback: delivery.failures, random: .random(in: 0...1))
                * configuration.timeScale
        } else if let failed = record.deliveries.first(where: { $0.state == .givenUp }) {
            queue = EventQueues.deadLetters
            pause = configuration.deadLetterRetention
            record.keptBecause = "\(failed.target): \(failed.reason ?? "not delivered")"
        } else if record.deliveries.isEmpty, condition != .success {
            queue = EventQueues.deadLetters
            pause = configuration.deadLetterRetention
            record.keptBecause = EventRecord.noTarget
        } else {
            _ = await store.commitRepeatedly(changes + [.remove(id: message.id)])
            return
        }
        let due = configuration.milliseconds + pause.wholeMilliseconds
        do {
            let written = try store.message(message.id, record, in: queue, due: due)
            _ = await store.commitRepeatedly(changes + [.update(written)])
        } catch {
            logger.error("the record of an event cannot be written", metadata: ["event": "\(message.id)"])
        }
    }

    /// When the event ended: kept with its record, so that a delivery that is tried again says the same.
    private func ended(_ message: Message, _ record: EventRecord) -> Date {
        Date(timeIntervalSince1970: Double(record.ended ?? message.due) / 1000)
    }

    private func setAside(_ message: Message) async -> QueueDispatcher.Turn {
        var message = message
        message.queue = EventQueues.deadLetters
        message.due = configuration.milliseconds + configuration.deadLetterRetention.wholeMilliseconds
        _ = await store.commitRepeatedly([.update(message)])
        return .done
    }
}
