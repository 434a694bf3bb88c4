import Foundation
import Storage

/// Where a list of events goes on: opaque to those who get it.
struct EventCursor: Codable, Equatable {
    /// The place of the queue among those that are listed.
    var queue: Int
    var lane = ""
    var due = Int64.min
    var number = Int64.min

    init(queue: Int, after position: MessagePosition? = nil) {
        self.queue = queue
        if let position {
            lane = position.lane
            due = position.due
            number = position.number
        }
    }

    init?(_ text: String) {
        guard let data = Data(base64Encoded: text), let cursor = try? JSONDecoder().decode(Self.self, from: data) else {
            return nil
        }
        self = cursor
    }

    var position: MessagePosition? {
        lane.isEmpty ? nil : MessagePosition(lane: lane, due: due, number: number)
    }

    func text() throws -> String {
        try JSONEncoder().encode(self).base64EncodedString()
    }
}
