import ArgumentParser
import Events
import Foundation
import Neighbours

struct ListEventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List asynchronous events."
    )

    @Argument(help: "Name or ARN of a function; all functions when left out.")
    var name: String?

    @Option(help: ArgumentHelp("waiting, running, delivering or dead.", valueName: "state"))
    var state: String?

    @Flag(help: "Print JSON, one event a line.")
    var json = false

    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await client.withClient { client in
            var events: [EventSummary] = []
            var cursor: String?
            repeat {
                var query = [NeighbourField("limit", "1000")]
                if let name { query.append(NeighbourField("function", name)) }
                if let state { query.append(NeighbourField("state", state)) }
                if let cursor { query.append(NeighbourField("after", cursor)) }
                let page = try await client.get("/_lambent/events", query: query, as: EventPage.self)
                if json {
                    for event in page.events { print(try EventText.json(event)) }
                } else {
                    events += page.events
                }
                cursor = page.cursor
                if cursor == nil, !json {
                    print(EventText.table(events))
                    print(EventText.counts(page))
                }
            } while cursor != nil
        }
    }
}

struct ShowEventCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print all that is known of an event, as JSON."
    )

    @Argument(help: "The request id of the event.")
    var id: String

    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await client.withClient { client in
            let query = [NeighbourField("id", id)]
            print(
                try EventText.json(try await client.get("/_lambent/events/show", query: query, as: EventDetails.self))
            )
        }
    }
}
