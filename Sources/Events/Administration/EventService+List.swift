import Foundation
package import LambdaAPI
import Storage

// What there is, for whoever runs the server.
extension EventService {
    private static let queues = [EventQueues.waiting, EventQueues.deliveries, EventQueues.deadLetters]

    /// The queues that hold events of a state.
    private static func queues(of state: EventState?) -> [String] {
        switch state {
        case nil: queues
        case .waiting, .running: [EventQueues.waiting]
        case .delivering: [EventQueues.deliveries]
        case .dead: [EventQueues.deadLetters]
        }
    }

    /// Lists events.
    ///
    /// - Parameters:
    ///   - selection: which; its id is not looked at.
    ///   - cursor: of the page before; nil begins.
    ///   - limit: at most so many are looked at, 1 to 1000.
    package func list(
        _ selection: EventSelection,
        after cursor: String?,
        limit: Int
    ) async throws(APIError) -> EventPage {
        var place = EventCursor(queue: 0)
        if let cursor {
            guard let known = EventCursor(cursor) else {
                throw .invalidParameterValueException("after must be the cursor of an earlier answer")
            }
            place = known
        }
        let queues = Self.queues(of: selection.state)
        var page = EventPage(events: [], cursor: nil, counts: [:], delivered: 0, deliveryFailures: 0)
        do {
            var seen = 0
            while queues.indices.contains(place.queue), seen < limit {
                let found = try await store.queue.messages(
                    in: queues[place.queue],
                    lanePrefix: selection.lanePrefix,
                    after: place.position,
                    limit: limit - seen
                )
                seen += found.count
                for message in found {
                    guard let summary = await summary(of: message) else { continue }
                    if let state = selection.state, summary.state != state { continue }
                    page.events.append(summary)
                }
                place = EventCursor(queue: place.queue, after: found.last?.position)
                if seen < limit { place = EventCursor(queue: place.queue + 1) }
            }
            if queues.indices.contains(place.queue) { page.cursor = try place.text() }
            for (state, queue) in zip([EventState.waiting, .delivering, .dead], Self.queues) {
                page.counts[state.rawValue] = try await store.queue.messageCount(
                    in: queue,
                    lanePrefix: selection.lanePrefix
                )
            }
        } catch {
            throw unreadable(error)
        }
        page.delivered = statistics.deliveredCount
        page.deliveryFailures = statistics.failedCount
        return page
    }

    /// All that is known of an event.
    ///
    /// - Throws: ResourceNotFoundException when it does not exist, or is another account's.
    package func show(_ selection: EventSelection) async throws(APIError) -> EventDetails {
        let message = try await existing(selection)
        guard let record = store.record(of: message), let summary = await summary(of: message) else {
            throw .serviceException("The record of the event cannot be read.")
        }
        let body: Data
        do {
            body = try await store.queue.body(ofMessage: message.id) ?? Data()
        } catch {
            throw unreadable(error)
        }
        return EventDetails(
            summary: summary,
            payload: String(decoding: body, as: UTF8.self),
            response: record.outcome?.payload,
            deliveries: record.deliveries.map {
                EventDetails.Target(
                    kind: $0.kind.rawValue,
                    target: $0.target,
                    state: $0.state.rawValue,
                    failures: $0.failures,
                    reason: $0.reason
                )
            }
        )
    }

    private func summary(of message: Message) async -> EventSummary? {
        guard let record = store.record(of: message) else { return nil }
        let state: EventState
        switch message.queue {
        case EventQueues.deadLetters: state = .dead
        case EventQueues.deliveries: state = .delivering
        default: state = await events.isRunning(message.id) ? .running : .waiting
        }
        return EventSummary(
            id: message.id,
            function: record.function,
            qualifier: record.qualifier,
            state: state,
            accepted: record.accepted,
            due: message.due,
            attempts: record.lifecycle.attempts,
            condition: record.condition?.rawValue,
            error: record.outcome?.errorMessage,
            reason: record.keptBecause
        )
    }
}
