package import Foundation

/// Durable messages in queues, each due at a time; a queue has lanes that do not wait for each other.
///
/// The store hands messages out without marking them: whoever reads a queue keeps in mind what he is working on, so that
/// after the end of a server every message that was not removed is there again.
package protocol MessageQueue: Sendable {
    /// Applies all the changes or none of them, in order; they are durable when this returns.
    ///
    /// Cancelling the calling task does not cancel the commit.
    func commit(messages changes: [MessageChange]) async throws(StorageError)

    /// A message, wherever it is; nil if there is none of that id.
    func message(_ id: String) async throws(StorageError) -> Message?

    /// The body of a message; nil if there is none of that id.
    func body(ofMessage id: String) async throws(StorageError) -> Data?

    /// The first messages of a lane in the order of their times, those of the future too.
    ///
    /// - Parameter limit: at most so many; 0 or less gives none.
    func messages(in queue: String, lane: String, limit: Int) async throws(StorageError) -> [Message]

    /// Messages of every lane whose name starts with `prefix`, in the order of their positions.
    ///
    /// - Parameters:
    ///   - position: only those behind it; nil starts at the first.
    ///   - limit: at most so many; 0 or less gives none.
    func messages(
        in queue: String,
        lanePrefix prefix: String,
        after position: MessagePosition?,
        limit: Int
    ) async throws(StorageError) -> [Message]

    /// The lanes of a queue that have messages, in the byte order of their names.
    func lanes(in queue: String) async throws(StorageError) -> [String]

    /// The number of the newest message of a lane; nil if it has none.
    func newestNumber(in queue: String, lane: String) async throws(StorageError) -> Int64?

    /// How many messages the lanes have whose names start with `prefix`.
    func messageCount(in queue: String, lanePrefix prefix: String) async throws(StorageError) -> Int
}
