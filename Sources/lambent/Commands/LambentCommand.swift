import ArgumentParser

/// The command line.
struct LambentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lambent",
        abstract: "AWS Lambda on your own machine.",
        discussion: """
            lambent serve runs the server; the AWS CLI, the SDKs and Terraform talk to it with \
            --endpoint-url http://127.0.0.1:4566. The other commands look at this host or talk to a server.
            """,
        version: LambentVersion.current,
        subcommands: [
            ServeCommand.self, DoctorCommand.self, InvokeCommand.self, LogsCommand.self, FunctionsCommand.self,
            EventsCommand.self,
            RuntimesCommand.self,
            VersionCommand.self,
        ]
    )
}
