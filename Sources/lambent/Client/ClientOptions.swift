import ArgumentParser
import Foundation

/// The flags of the commands that talk to a server.
struct ClientOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The server to talk to. [LAMBENT_ENDPOINT] (default: http://127.0.0.1:4566)",
            valueName: "url"
        )
    )
    var endpoint: String?

    @Option(
        help: ArgumentHelp(
            "The region to ask. [AWS_REGION, AWS_DEFAULT_REGION] (default: us-east-1)",
            valueName: "region"
        )
    )
    var region: String?

    /// Runs `body` with a client and closes it afterwards.
    func withClient(_ body: (APIClient) async throws -> Void) async throws {
        let client = try APIClient(endpoint: endpoint, region: region, environment: ProcessInfo.processInfo.environment)
        do {
            try await body(client)
        } catch {
            await client.shutdown()
            throw error
        }
        await client.shutdown()
    }
}
