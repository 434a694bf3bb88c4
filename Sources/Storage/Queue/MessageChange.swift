package import Foundation

/// One change of the messages of a store.
package enum MessageChange: Sendable {
    /// Adds a message with its body, which nothing changes any more; nothing happens if there is one of that id.
    case add(Message, body: Data)

    /// Writes queue, lane, time and state of a message; nothing happens if it is gone.
    case update(Message)

    /// Removes a message; nothing happens if it is gone.
    case remove(id: String)

    /// Removes the messages of a lane that are not newer than the one of a number.
    case removeLane(String, queue: String, upTo: Int64 = .max)

    /// Removes the messages of a queue that are due before a time, in milliseconds since 1970.
    case removeDue(before: Int64, queue: String)
}
