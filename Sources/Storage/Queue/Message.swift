package import Foundation

/// A message of the store, without its body.
package struct Message: Sendable, Equatable {
    /// The name of the message, which no other message of the store has.
    package let id: String

    /// The queue that it is in.
    package var queue: String

    /// The part of the queue that it belongs to. Lanes are independent of each other; any text.
    package var lane: String

    /// When its turn comes, in milliseconds since 1970. Messages of a lane are listed in this order.
    package var due: Int64

    /// What is known of the message, written anew with each change; its meaning is the caller's.
    package var state: Data

    /// Given by the store, growing: of two messages that are due at the same time the older one comes first.
    package internal(set) var number: Int64 = 0

    /// A message that is not stored yet.
    package init(id: String, queue: String, lane: String, due: Int64, state: Data) {
        self.id = id
        self.queue = queue
        self.lane = lane
        self.due = due
        self.state = state
    }

    /// Where the message stands among all of its queue.
    package var position: MessagePosition {
        MessagePosition(lane: lane, due: due, number: number)
    }
}

/// A place in the order of a queue: by lane, then by time, then by age.
package struct MessagePosition: Sendable, Hashable {
    /// The lane, in the byte order of its UTF-8 form.
    package var lane: String
    /// Milliseconds since 1970.
    package var due: Int64
    /// The number that the store gave.
    package var number: Int64

    package init(lane: String, due: Int64, number: Int64) {
        self.lane = lane
        self.due = due
        self.number = number
    }
}
