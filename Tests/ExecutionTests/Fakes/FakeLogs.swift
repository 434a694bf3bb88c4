import Logs
import Synchronization

@testable import Execution

/// Keeps the logs of functions in memory.
final class FakeLogs: EnvironmentLogSink {
    private let streams = Mutex<[(stream: String, event: LogEvent)]>([])

    func append(_ events: [LogEvent], group: String, stream: String) {
        streams.withLock { $0.append(contentsOf: events.map { (stream, $0) }) }
    }

    var text: String { streams.withLock { $0.map(\.event.message).joined() } }

    var streamNames: Set<String> { Set(streams.withLock { $0.map(\.stream) }) }
}
