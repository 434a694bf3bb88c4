/// Reads several streams of a group as one, in the order of writing.
struct LogMerge {
    private struct Source {
        let stream: String
        var reader: LogStreamReader
        var next: LogLine
    }

    /// A page is over when it holds so many bytes, however few events these are.
    private static let pageBytes = 8 << 20

    private let directory: LogDirectory
    private let group: String
    private let after: Int64

    /// Streams whose turn has not come, the latest first; none is opened before its first event is due.
    private var waiting: [(stream: String, files: LogStreamFiles)]
    private var sources: [Source] = []

    init(_ streams: [String: LogStreamFiles], group: String, in directory: LogDirectory, after: Int64) {
        self.directory = directory
        self.group = group
        self.after = after
        waiting =
            streams
            .filter { $0.value.lastSequence > after }
            .map { ($0.key, $0.value) }
            .sorted { $0.files.firstSequence > $1.files.firstSequence }
    }

    mutating func page(limit: Int) throws(LogError) -> LogPage {
        var events: [StoredLogEvent] = []
        var bytes = 0
        while events.count < limit, bytes < Self.pageBytes, let event = try next() {
            bytes += event.message.utf8.count
            events.append(event)
        }
        let last = events.last?.sequence ?? after
        events.sort { ($0.timestampMilliseconds, $0.sequence) < ($1.timestampMilliseconds, $1.sequence) }
        return LogPage(events: events, cursor: LogCursor(sequence: last))
    }

    private mutating func next() throws(LogError) -> StoredLogEvent? {
        var earliest = sources.indices.min { sources[$0].next.sequence < sources[$1].next.sequence }
        while let candidate = waiting.last,
            earliest.map({ candidate.files.firstSequence < sources[$0].next.sequence }) ?? true
        {
            waiting.removeLast()
            var reader = LogStreamReader(
                candidate.files,
                key: LogStreamKey(group: group, stream: candidate.stream),
                in: directory,
                after: after
            )
            guard let first = try reader.next() else { continue }
            sources.append(Source(stream: candidate.stream, reader: reader, next: first))
            earliest = sources.indices.min { sources[$0].next.sequence < sources[$1].next.sequence }
        }
        guard let earliest else { return nil }
        let source = sources[earliest]
        let event = StoredLogEvent(
            stream: source.stream,
            timestampMilliseconds: source.next.timestampMilliseconds,
            message: source.next.message,
            sequence: source.next.sequence
        )
        if let following = try sources[earliest].reader.next() {
            sources[earliest].next = following
        } else {
            sources.remove(at: earliest)
        }
        return event
    }
}
