import ArgumentParser
import Foundation
import Neighbours

struct LogsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "logs",
        abstract: "Print what a function wrote to its log.",
        discussion: "Prints the events that there are, oldest first; with -f it goes on with those that come."
    )

    private struct Page: Decodable {
        struct Event: Decodable {
            var timestamp: Int64
            var message: String
            var stream: String
        }

        var events: [Event]
        var cursor: String
    }

    private static let pageSize = 1000

    @Argument(help: "Name or ARN of the function.")
    var name: String

    @Flag(name: [.customShort("f"), .long], help: "Go on with the events that come, until interrupted.")
    var follow = false

    @Option(help: ArgumentHelp("Only this stream.", valueName: "stream"))
    var stream: String?

    @Flag(help: "Print the time of each event before it.")
    var timestamps = false

    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await client.withClient { client in
            var cursor: String?
            while true {
                var query = [NeighbourField("function", name), NeighbourField("limit", String(Self.pageSize))]
                if let stream { query.append(NeighbourField("stream", stream)) }
                if let cursor { query.append(NeighbourField("after", cursor)) }
                let page = try await client.get("/_lambent/logs", query: query, as: Page.self)
                for event in page.events { write(event) }
                cursor = page.cursor
                if page.events.count == Self.pageSize { continue }
                guard follow else { return }
                try await Task.sleep(for: .milliseconds(300))
            }
        }
    }

    private func write(_ event: Page.Event) {
        var line = event.message
        if !line.hasSuffix("\n") { line += "\n" }
        if timestamps {
            let date = Date(timeIntervalSince1970: Double(event.timestamp) / 1000)
            line = date.formatted(.iso8601.time(includingFractionalSeconds: true)) + " " + line
        }
        FileHandle.standardOutput.write(Data(line.utf8))
    }
}
