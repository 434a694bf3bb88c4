/// Events that wait for the writer; when there are too many, the oldest go, and how many is remembered.
struct LogBuffer {
    /// Events of one stream, in the order they came.
    struct Batch: Equatable {
        let key: LogStreamKey
        var events: ArraySlice<LogEvent>
    }

    /// Events of a stream that were given up.
    struct Loss: Equatable {
        var count = 0
        /// When the last of them happened.
        var timestampMilliseconds: Int64 = 0

        mutating func add(_ event: LogEvent) {
            count += 1
            timestampMilliseconds = max(timestampMilliseconds, event.timestampMilliseconds)
        }
    }

    private let limit: Int
    private var batches: [Batch] = []
    private var head = 0
    private var bytes = 0
    private var losses: [LogStreamKey: Loss] = [:]

    /// - Parameter limit: how many bytes may wait.
    init(limit: Int) {
        self.limit = limit
    }

    mutating func append(_ events: [LogEvent], to key: LogStreamKey) {
        guard !events.isEmpty else { return }
        batches.append(Batch(key: key, events: events[...]))
        bytes += events.reduce(0) { $0 + Self.cost($1) }
        while bytes > limit, head < batches.count {
            guard let event = batches[head].events.popFirst() else {
                head += 1
                continue
            }
            bytes -= Self.cost(event)
            losses[batches[head].key, default: Loss()].add(event)
        }
        // The batches that are gone make room for themselves again once they are the greater part.
        if head > 1024, head > batches.count / 2 {
            batches.removeFirst(head)
            head = 0
        }
    }

    /// Takes everything out.
    mutating func take() -> (batches: [Batch], losses: [LogStreamKey: Loss]) {
        defer { self = LogBuffer(limit: limit) }
        return (batches[head...].filter { !$0.events.isEmpty }, losses)
    }

    /// What an event takes in memory, about.
    private static func cost(_ event: LogEvent) -> Int {
        event.message.utf8.count + 64
    }
}
