import Foundation
import Logging
import Storage

/// The messages of events, as values.
struct EventStore: Sendable {
    let queue: any MessageQueue
    let clock: any Clock<Duration>
    let logger: Logger

    /// The record of a message; nil, with a line in the log, when it cannot be read.
    func record(of message: Message) -> EventRecord? {
        do {
            return try JSONDecoder().decode(EventRecord.self, from: message.state)
        } catch {
            logger.error("the record of an event has an unknown form", metadata: ["event": "\(message.id)"])
            return nil
        }
    }

    /// A message as it is when its event is somewhere else, at another time, or in another state.
    func message(_ id: String, _ record: EventRecord, in queue: String, due: Int64) throws -> Message {
        Message(id: id, queue: queue, lane: record.lane, due: due, state: try JSONEncoder().encode(record))
    }

    /// Commits, and where the storage fails tries again until it does not: the end of an event must not be forgotten.
    ///
    /// - Returns: false when the task was cancelled before.
    func commitRepeatedly(_ changes: [MessageChange]) async -> Bool {
        while true {
            do {
                try await queue.commit(messages: changes)
                return true
            } catch {
                logger.error("the state of an event cannot be stored, trying again", metadata: ["reason": "\(error)"])
            }
            do {
                try await clock.sleep(for: .seconds(1))
            } catch {
                return false
            }
        }
    }
}
