import ArgumentParser
import Foundation
import Neighbours

/// Which events a command means.
struct EventChoice: ParsableArguments {
    @Option(help: ArgumentHelp("The request id of one event.", valueName: "id"))
    var id: String?

    @Option(help: ArgumentHelp("All of this function, by name or ARN.", valueName: "function"))
    var function: String?

    @Flag(help: "All of the account in the region.")
    var all = false

    func validate() throws {
        guard [id != nil, function != nil, all].count(where: { $0 }) == 1 else {
            throw ValidationError("Name the events: one of --id, --function and --all.")
        }
    }

    var query: [NeighbourField] {
        [id.map { NeighbourField("id", $0) }, function.map { NeighbourField("function", $0) }].compactMap(\.self)
    }
}

struct RedriveEventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redrive",
        abstract: "Give dead events another chance.",
        discussion: "Those that failed run again; those whose function succeeded are delivered again."
    )

    @OptionGroup var choice: EventChoice
    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await client.withClient { client in
            let count = try await client.change("/_lambent/events/redrive", choice.query)
            print("redriven: \(count)")
        }
    }
}

struct PurgeEventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: "Throw dead events away.",
        discussion: "With --waiting those that wait for their turn; what runs is left to its end."
    )

    @Flag(help: "Events that wait instead of dead ones.")
    var waiting = false

    @OptionGroup var choice: EventChoice
    @OptionGroup var client: ClientOptions

    func run() async throws {
        try await client.withClient { client in
            let query = choice.query + (waiting ? [NeighbourField("state", "waiting")] : [])
            print("purged: \(try await client.change("/_lambent/events/purge", query))")
        }
    }
}

extension APIClient {
    private struct Count: Decodable {
        var count: Int
    }

    /// Posts, and reads how many events that changed.
    fileprivate func change(_ path: String, _ query: [NeighbourField]) async throws(ClientError) -> Int {
        let response = try await send(NeighbourRequest(method: "POST", path: path, query: query))
        guard let answer = try? JSONDecoder().decode(Count.self, from: response.body) else {
            throw ClientError("\(endpoint) answered with something that is not understood.")
        }
        return answer.count
    }
}
