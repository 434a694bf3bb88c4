import ArgumentParser

struct RuntimesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runtimes",
        abstract: "List, install and remove the interpreters that functions run with.",
        discussion: """
            A function runs with a runtime that is installed under the data directory, else with the exact interpreter of \
            the host, else, with serve --runtime-fallback nearest, with the nearest of the same language. "list" asks a \
            server; "install" and "remove" work on the data directory of this host, whether or not a server runs there.
            """,
        subcommands: [RuntimesListCommand.self, RuntimesInstallCommand.self, RuntimesRemoveCommand.self],
        defaultSubcommand: RuntimesListCommand.self
    )
}
