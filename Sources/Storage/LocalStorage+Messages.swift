package import Foundation

extension LocalStorage: MessageQueue {
    package func commit(messages changes: [MessageChange]) async throws(StorageError) {
        if changes.isEmpty { return }
        _ = try await operation { completion in
            commits.submit([], messages: changes, completion: completion)
        }
    }

    package func message(_ id: String) async throws(StorageError) -> Message? {
        try await read { db in try MessageTable.message(id, in: db) }
    }

    package func body(ofMessage id: String) async throws(StorageError) -> Data? {
        try await read { db in try MessageTable.body(of: id, in: db) }
    }

    package func messages(in queue: String, lane: String, limit: Int) async throws(StorageError) -> [Message] {
        try await read { db in try MessageTable.messages(in: queue, lane: lane, limit: limit, in: db) }
    }

    package func messages(
        in queue: String,
        lanePrefix prefix: String = "",
        after position: MessagePosition? = nil,
        limit: Int
    ) async throws(StorageError) -> [Message] {
        try await read { db in
            try MessageTable.messages(in: queue, lanePrefix: prefix, after: position, limit: limit, in: db)
        }
    }

    package func lanes(in queue: String) async throws(StorageError) -> [String] {
        try await read { db in try MessageTable.lanes(in: queue, in: db) }
    }

    package func newestNumber(in queue: String, lane: String) async throws(StorageError) -> Int64? {
        try await read { db in try MessageTable.newestNumber(in: queue, lane: lane, in: db) }
    }

    package func messageCount(in queue: String, lanePrefix prefix: String = "") async throws(StorageError) -> Int {
        try await read { db in try MessageTable.count(in: queue, lanePrefix: prefix, in: db) }
    }
}
