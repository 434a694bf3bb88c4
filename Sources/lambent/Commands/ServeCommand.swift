import ArgumentParser
import Foundation
import Logging

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the server.",
        discussion: """
            Every option has an environment variable, shown in brackets, and a key of the same name without the leading \
            dashes in the YAML file of --config. An option goes before its variable, a variable before the file.

            The file of --credentials is JSON: {"identities": [{"accessKey": "AKIA…", "secretKey": "…", "account": \
            "123456789012", "arn": "arn:aws:iam::123456789012:user/ci"}]}; arn may be left out.

            On a loopback address anybody on this host is served, and the credential scope of a request names the region, \
            an access key of twelve digits the account. On any other address --credentials is required.

            Once it serves, the log says Ready. with the address, and GET /_lambent/health answers 200. SIGTERM or SIGINT \
            ends it after running invocations, a second one at once.
            """
    )

    @OptionGroup var options: ServeOptions

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        let settings: ServeSettings
        let credentials: CredentialsFile
        do {
            settings = try await ServeSettings.load(
                flags: options.flags,
                environment: environment,
                file: options.config ?? environment["LAMBENT_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
            )
            credentials = try settings.credentials.map { try CredentialsFile(path: $0) } ?? CredentialsFile()
            try settings.checkOpenness(hasCredentials: !credentials.identities.isEmpty)
        } catch let error as SettingsError {
            throw StartError(error.description)
        }
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = settings.logLevel
            return handler
        }
        let server = ServerProcess(
            settings: settings,
            credentials: credentials,
            environment: environment,
            logger: Logger(label: "lambent")
        )
        try await server.run()
    }
}
