import Foundation
import GRDB

/// The statements on messages; every function runs inside the caller's transaction.
enum MessageTable {
    static func apply(_ change: MessageChange, in db: Database) throws {
        switch change {
        case .add(let message, let body):
            try add(message, body: body, in: db)
        case .update(let message):
            try db.cachedStatement(sql: "UPDATE messages SET queue = ?, lane = ?, due = ?, state = ? WHERE id = ?")
                .execute(arguments: [message.queue, message.lane, message.due, message.state, message.id])
        case .remove(let id):
            try remove(where: "id = ?", [id], in: db)
        case .removeLane(let lane, let queue, let last):
            try remove(where: "queue = ? AND lane = ? AND number <= ?", [queue, lane, last], in: db)
        case .removeDue(let time, let queue):
            try remove(where: "queue = ? AND due < ?", [queue, time], in: db)
        }
    }

    private static func add(_ message: Message, body: Data, in db: Database) throws {
        let insertion = try db.cachedStatement(
            sql: "INSERT INTO messages (id, queue, lane, due, state) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
        )
        try insertion.execute(arguments: [message.id, message.queue, message.lane, message.due, message.state])
        guard db.changesCount > 0 else { return }
        try db.cachedStatement(sql: "INSERT INTO message_bodies (number, body) VALUES (?, ?)")
            .execute(arguments: [db.lastInsertedRowID, body])
    }

    private static func remove(where condition: String, _ arguments: StatementArguments, in db: Database) throws {
        try db.cachedStatement(
            sql: "DELETE FROM message_bodies WHERE number IN (SELECT number FROM messages WHERE \(condition))"
        ).execute(arguments: arguments)
        try db.cachedStatement(sql: "DELETE FROM messages WHERE \(condition)").execute(arguments: arguments)
    }

    static func message(_ id: String, in db: Database) throws -> Message? {
        let statement = try db.cachedStatement(sql: "\(selection) WHERE id = ?")
        return try Row.fetchOne(statement, arguments: [id]).map(message(from:))
    }

    static func body(of id: String, in db: Database) throws -> Data? {
        let statement = try db.cachedStatement(
            sql: "SELECT body FROM message_bodies WHERE number = (SELECT number FROM messages WHERE id = ?)"
        )
        return try Data.fetchOne(statement, arguments: [id])
    }

    static func messages(in queue: String, lane: String, limit: Int, in db: Database) throws -> [Message] {
        let statement = try db.cachedStatement(
            sql: "\(selection) WHERE queue = ? AND lane = ? ORDER BY due, number LIMIT ?"
        )
        return try Row.fetchAll(statement, arguments: [queue, lane, max(0, limit)]).map(message(from:))
    }

    static func messages(
        in queue: String,
        lanePrefix prefix: String,
        after position: MessagePosition?,
        limit: Int,
        in db: Database
    ) throws -> [Message] {
        let statement = try db.cachedStatement(
            sql: """
                \(selection) WHERE queue = ? AND lane >= ? AND lane <= ? AND (lane, due, number) > (?, ?, ?)
                ORDER BY lane, due, number LIMIT ?
                """
        )
        let start = position ?? MessagePosition(lane: prefix, due: .min, number: .min)
        return try Row.fetchAll(
            statement,
            arguments: [
                queue, max(prefix, start.lane), prefix + "\u{10FFFF}", start.lane, start.due, start.number,
                max(0, limit),
            ]
        ).map(message(from:))
    }

    static func lanes(in queue: String, in db: Database) throws -> [String] {
        // From lane to lane along the index, instead of past every message of each.
        let next = try db.cachedStatement(
            sql: "SELECT lane FROM messages WHERE queue = ? AND lane > ? ORDER BY lane LIMIT 1"
        )
        var lanes: [String] = []
        while let lane = try String.fetchOne(next, arguments: [queue, lanes.last ?? ""]) { lanes.append(lane) }
        return lanes
    }

    static func newestNumber(in queue: String, lane: String, in db: Database) throws -> Int64? {
        let statement = try db.cachedStatement(sql: "SELECT MAX(number) FROM messages WHERE queue = ? AND lane = ?")
        return try Int64.fetchOne(statement, arguments: [queue, lane])
    }

    static func count(in queue: String, lanePrefix prefix: String, in db: Database) throws -> Int {
        let statement = try db.cachedStatement(
            sql: "SELECT COUNT(*) FROM messages WHERE queue = ? AND lane >= ? AND lane <= ?"
        )
        return try Int.fetchOne(statement, arguments: [queue, prefix, prefix + "\u{10FFFF}"]) ?? 0
    }

    private static let selection = "SELECT number, id, queue, lane, due, state FROM messages"

    private static func message(from row: Row) -> Message {
        var message = Message(
            id: row["id"],
            queue: row["queue"],
            lane: row["lane"],
            due: row["due"],
            state: row["state"]
        )
        message.number = row["number"]
        return message
    }
}
