/// Gathers the records of a subscription into batches: events in, actions out, without a clock.
///
/// One batch is under way at a time. A batch that is full while another is under way is lost: whoever listens is slower
/// than the function writes.
struct TelemetryQueue: Sendable {
    enum Action: Equatable, Sendable {
        /// The first record of a batch came: its time runs.
        case startTimer
        case send([String])
        case drop(records: Int, bytes: Int)
    }

    private let maxItems: Int
    private let maxBytes: Int
    private var batch: [String] = []
    private var bytes = 0
    private var isSending = false
    /// The batch goes as soon as it can.
    private var isDue = false
    /// Nobody could take a batch: the environment stands still.
    private var isPaused = false

    init(maxItems: Int, maxBytes: Int) {
        self.maxItems = maxItems
        self.maxBytes = maxBytes
    }

    /// Nothing waits and nothing is under way.
    var isIdle: Bool { batch.isEmpty && !isSending }

    mutating func add(_ record: String) -> [Action] {
        batch.append(record)
        bytes += record.utf8.count
        guard batch.count >= maxItems || bytes >= maxBytes else {
            return batch.count == 1 ? [.startTimer] : []
        }
        guard isSending || isPaused else { return send() }
        let lost = Action.drop(records: batch.count, bytes: bytes)
        clear()
        return [lost]
    }

    /// The time of the batch is over, or somebody wants it now.
    mutating func flush() -> [Action] {
        guard !batch.isEmpty else { return [] }
        isDue = true
        return sendIfPossible()
    }

    /// The batch under way arrived, or did not.
    mutating func sent() -> [Action] {
        isSending = false
        return sendIfPossible()
    }

    mutating func pause() {
        isPaused = true
    }

    mutating func resume() -> [Action] {
        isPaused = false
        return sendIfPossible()
    }

    private mutating func sendIfPossible() -> [Action] {
        isDue && !isSending && !isPaused ? send() : []
    }

    private mutating func send() -> [Action] {
        defer { clear() }
        isSending = true
        return [.send(batch)]
    }

    private mutating func clear() {
        batch = []
        bytes = 0
        isDue = false
    }
}
