package import LambdaAPI
import Storage

// What becomes of events that nothing else becomes of.
extension EventService {
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
}
