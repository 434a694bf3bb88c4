/// Events that one read found, and where to go on.
package struct LogPage: Sendable, Hashable {
    /// The events, by timestamp; events with the same timestamp in the order of writing.
    package let events: [StoredLogEvent]

    /// Give this to the next read to get what follows, now or later.
    package let cursor: LogCursor
}
