package import Logs

/// Takes the log events of functions. Must not block: it is called on the event loop.
package protocol EnvironmentLogSink: Sendable {
    /// Adds events to the end of a stream.
    func append(_ events: [LogEvent], group: String, stream: String)
}

extension LogStore: EnvironmentLogSink {}
