import Foundation

import struct Logging.Logger
import struct Logging.SwiftLogNoOpLogHandler

@testable import Logs

/// A directory of one test, removed when the test ends.
final class Fixture: Sendable {
    let directory = NSTemporaryDirectory() + "lambent-logs-\(UUID().uuidString)"
    let logger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

    func store(_ configuration: LogConfiguration = LogConfiguration()) throws -> LogStore {
        try LogStore(directory: directory, configuration: configuration, logger: logger)
    }

    /// The files of a stream, oldest first.
    func files(_ group: String, _ stream: String) -> [String] {
        let path = "\(directory)/\(LogName.path(for: group))/\(LogName.path(for: stream))"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        return names.sorted().map { path + "/" + $0 }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: directory)
    }
}

extension LogEvent {
    init(_ message: String, at timestamp: Int64 = 0) {
        self.init(timestampMilliseconds: timestamp, message: message)
    }
}

extension LogStore {
    /// All events of a group, read in pages.
    func messages(_ group: String, stream: String? = nil, limit: Int = 1000) async throws -> [String] {
        var messages: [String] = []
        var cursor: LogCursor?
        while true {
            let page = try await events(group: group, stream: stream, after: cursor, limit: limit)
            if page.events.isEmpty { return messages }
            messages += page.events.map(\.message)
            cursor = page.cursor
        }
    }
}
