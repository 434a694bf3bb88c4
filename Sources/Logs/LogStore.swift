import Foundation
package import Logging

/// Log groups and streams, in files of JSON lines.
///
/// Appending never waits for the disk. Events are not forced to it: they survive the end of the process once they are
/// written, which takes some milliseconds, but not a power cut. One process at a time may use the same directory.
package final class LogStore: Sendable {
    private let directory: LogDirectory
    private let writer: LogWriter
    private let readQueue = DispatchQueue(label: "lambent.logs.reader", attributes: .concurrent)

    /// A store in a directory, which is made if it is missing.
    package init(
        directory: String,
        configuration: LogConfiguration = LogConfiguration(),
        logger: Logger
    ) throws(LogError) {
        self.directory = try LogDirectory(directory)
        writer = LogWriter(directory: self.directory, configuration: configuration, logger: logger)
    }

    deinit {
        writer.close()
    }

    /// Adds events to a stream, making the stream and its group if they are new. Returns at once.
    ///
    /// Events of one stream keep their order. When too many wait, the oldest are dropped, and a line in the stream says
    /// how many. After `close` they are ignored.
    package func append(_ events: [LogEvent], group: String, stream: String) {
        writer.append(events, to: LogStreamKey(group: group, stream: stream))
    }

    /// Events of a group in the order of writing, a page at a time; within the page by timestamp.
    ///
    /// It sees everything appended before the call. To follow a group, give the cursor of each page to the next call; a
    /// page without events means that there are none yet.
    ///
    /// - Parameters:
    ///   - stream: only this stream; nil for all of the group.
    ///   - cursor: where the page before ended; nil starts at the oldest event.
    ///   - limit: at most so many events; a page of very long ones may hold fewer, but never none if there are some.
    package func events(
        group: String,
        stream: String? = nil,
        after cursor: LogCursor? = nil,
        limit: Int
    ) async throws(LogError) -> LogPage {
        await writer.flush()
        let after = (cursor ?? .start).sequence
        return try await withCheckedContinuation { continuation in
            readQueue.async { [writer, directory] in
                var streams = writer.catalog.groups[group] ?? [:]
                if let stream { streams = streams.filter { $0.key == stream } }
                var merge = LogMerge(streams, group: group, in: directory, after: after)
                continuation.resume(returning: Result { () throws(LogError) in try merge.page(limit: limit) })
            }
        }.get()
    }

    /// The names of all groups, sorted.
    package func groups() async throws(LogError) -> [String] {
        await writer.flush()
        return writer.catalog.groups.keys.sorted()
    }

    /// The names of a group's streams, the oldest first; none for a group that does not exist.
    package func streams(_ group: String) async throws(LogError) -> [String] {
        await writer.flush()
        return (writer.catalog.groups[group] ?? [:])
            .sorted { ($0.value.firstSequence, $0.key) < ($1.value.firstSequence, $1.key) }
            .map(\.key)
    }

    /// Returns when everything appended before can be read from the files.
    package func flush() async {
        await writer.flush()
    }

    /// Writes what waits and ends the writer. Reading still works.
    package func close() async {
        writer.close()
        await writer.flush()
    }
}
