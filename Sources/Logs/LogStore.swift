package import Logging

package final class LogStore: Sendable {
    package init(
        directory: String,
        configuration: LogConfiguration = LogConfiguration(),
        logger: Logger
    ) throws(LogError) { fatalError() }
    package func append(_ events: [LogEvent], group: String, stream: String) { fatalError() }
    package func events(
        group: String,
        stream: String? = nil,
        after cursor: LogCursor? = nil,
        limit: Int
    ) async throws(LogError) -> LogPage { fatalError() }
    package func groups() async throws(LogError) -> [String] { fatalError() }
    package func streams(_ group: String) async throws(LogError) -> [String] { fatalError() }
    package func flush() async {}
    package func close() async {}
}
