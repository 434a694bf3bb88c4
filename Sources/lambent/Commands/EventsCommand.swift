import ArgumentParser

/// Looks at asynchronous events, and moves those that failed.
struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "List, show, redrive and purge asynchronous events.",
        discussion: """
            An event waits, runs, is delivered to a queue, topic or destination, and is dead when it failed and nobody took \
            it. Dead events are kept for 14 days.
            """,
        subcommands: [
            ListEventsCommand.self, ShowEventCommand.self, RedriveEventsCommand.self, PurgeEventsCommand.self,
        ],
        defaultSubcommand: ListEventsCommand.self
    )
}
