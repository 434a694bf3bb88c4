import Foundation
import Logging
import Synchronization

/// Takes events from any thread without making it wait, and writes them on a thread of its own.
final class LogWriter: Sendable {
    private struct State {
        var buffer: LogBuffer
        /// Whether the thread was told that there is something to write.
        var isTold = false
        var waiters: [CheckedContinuation<Void, Never>] = []
        var isClosing = false
        var isClosed = false
    }

    private let state: Mutex<State>
    private let published: Mutex<LogCatalog>
    private let wake = DispatchSemaphore(value: 0)
    private let gatherTime: Duration
    private let logger: Logger

    init(directory: LogDirectory, configuration: LogConfiguration, logger: Logger) {
        self.logger = logger
        gatherTime = configuration.gatherTime
        state = Mutex(State(buffer: LogBuffer(limit: configuration.bufferBytes)))
        let (groups, streams) = directory.contents()
        let newest = streams.values.compactMap { $0.last?.firstSequence }.max() ?? 0
        let sequence = LogSequence(path: directory.sequencePath, newestFile: newest)
        published = Mutex(LogCatalog(groups: groups, streams: streams, lastSequence: sequence.last))
        let thread = Thread { self.run(directory: directory, configuration: configuration, sequence: sequence) }
        thread.name = "lambent-logs"
        thread.start()
    }

    /// The files as they are now; what it says is written is whole.
    var catalog: LogCatalog {
        published.withLock { $0 }
    }

    func append(_ events: [LogEvent], to key: LogStreamKey) {
        guard !events.isEmpty else { return }
        let tells = state.withLock { state in
            if state.isClosing { return false }
            state.buffer.append(events, to: key)
            defer { state.isTold = true }
            return !state.isTold
        }
        if tells { wake.signal() }
    }

    /// Returns when everything appended before is in the files, or given up.
    func flush() async {
        await withCheckedContinuation { continuation in
            let waits = state.withLock { state in
                if !state.isClosed { state.waiters.append(continuation) }
                return !state.isClosed
            }
            if waits { wake.signal() } else { continuation.resume() }
        }
    }

    /// Lets the thread write what there is and end; later events are ignored.
    func close() {
        state.withLock { $0.isClosing = true }
        wake.signal()
    }

    private func run(directory: LogDirectory, configuration: LogConfiguration, sequence: LogSequence) {
        var files = LogFiles(directory: directory, configuration: configuration)
        var batcher = LogBatcher(sequence: sequence, logger: logger)
        let gatherTime = DispatchTimeInterval.nanoseconds(
            Int(gatherTime.components.attoseconds / 1_000_000_000 + gatherTime.components.seconds * 1_000_000_000)
        )
        while true {
            wake.wait()
            let isUrgent = state.withLock { $0.isClosing || !$0.waiters.isEmpty }
            // Lines come in bursts: a short wait makes one write of many. A flush ends it.
            if !isUrgent { _ = wake.wait(timeout: .now() + gatherTime) }
            let (taken, waiters, isClosing) = state.withLock { state in
                defer { state.waiters = [] }
                state.isTold = false
                return (state.buffer.take(), state.waiters, state.isClosing)
            }
            var catalog = self.catalog
            batcher.write(taken.batches, taken.losses, to: &files, &catalog)
            published.withLock { $0 = catalog }
            for waiter in waiters { waiter.resume() }
            if isClosing { break }
        }
        let waiters = state.withLock { state in
            defer { state.waiters = [] }
            state.isClosed = true
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
