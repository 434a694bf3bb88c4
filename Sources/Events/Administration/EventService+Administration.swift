import Foundation
package import LambdaAPI
import Logging
import Storage

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

    /// Gives dead events another chance: those that failed run again from the beginning, and those whose function
    /// succeeded are delivered again.
    ///
    /// - Returns: how many.
    package func redrive(_ selection: EventSelection) async throws(APIError) -> Int {
        var lanes: Set<String> = []
        var count = 0
        try await forEachDead(selection) { message throws(APIError) in
            guard var record = self.store.record(of: message), let condition = record.condition else { return }
            var queue = EventQueues.waiting
            record.keptBecause = nil
            if condition == .success {
                queue = EventQueues.deliveries
                record.deliveries = record.deliveries.map {
                    $0.state == .givenUp ? Delivery(kind: $0.kind, target: $0.target) : $0
                }
            } else {
                _ = record.lifecycle.handle(.redriven)
                record.accepted = self.configuration.milliseconds
                record.shortened = 0
                record.ended = nil
                record.outcome = nil
                record.deliveries = []
            }
            do {
                let moved = try self.store.message(message.id, record, in: queue, due: self.configuration.milliseconds)
                try await self.store.queue.commit(messages: [.update(moved)])
            } catch {
                throw self.unreadable(error)
            }
            lanes.insert(message.lane)
            count += 1
        }
        for lane in lanes {
            await events.announce(lane)
            await deliveries.announce(lane)
        }
        return count
    }

    /// Throws events away: dead ones, or those that wait if the selection says so. What runs is left to its end.
    ///
    /// - Returns: how many.
    package func purge(_ selection: EventSelection) async throws(APIError) -> Int {
        var count = 0
        let queue = selection.state == .waiting ? EventQueues.waiting : EventQueues.deadLetters
        try await forEach(in: queue, selection) { message throws(APIError) in
            if await self.events.isRunning(message.id) { return }
            do {
                try await self.store.queue.commit(messages: [.remove(id: message.id)])
            } catch {
                throw self.unreadable(error)
            }
            count += 1
        }
        return count
    }

    private func forEachDead(
        _ selection: EventSelection,
        _ body: (Message) async throws(APIError) -> Void
    ) async throws(APIError) {
        try await forEach(in: EventQueues.deadLetters, selection, body)
    }

    /// Every message of a queue that a selection means, a page in memory at a time.
    private func forEach(
        in queue: String,
        _ selection: EventSelection,
        _ body: (Message) async throws(APIError) -> Void
    ) async throws(APIError) {
        if selection.id != nil {
            let message = try await existing(selection)
            guard message.queue == queue else {
                throw .resourceConflictException("The event \(message.id) is not in that state.")
            }
            return try await body(message)
        }
        var position: MessagePosition?
        while true {
            let page: [Message]
            do {
                page = try await store.queue.messages(
                    in: queue,
                    lanePrefix: selection.lanePrefix,
                    after: position,
                    limit: 100
                )
            } catch {
                throw unreadable(error)
            }
            for message in page { try await body(message) }
            guard let last = page.last else { return }
            position = last.position
        }
    }

    private func existing(_ selection: EventSelection) async throws(APIError) -> Message {
        let id = selection.id ?? ""
        let message: Message?
        do {
            message = try await store.queue.message(id)
        } catch {
            throw unreadable(error)
        }
        guard let message, message.lane.hasPrefix(selection.lanePrefix) else {
            throw .resourceNotFoundException("There is no event \(id).")
        }
        return message
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

    private func unreadable(_ error: any Error) -> APIError {
        logger.error("events cannot be read or written", metadata: ["error": "\(error)"])
        return .serviceException("The server cannot use its storage now.")
    }
}
