import ArgumentParser
import Foundation
import Neighbours

struct InvokeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invoke",
        abstract: "Invoke a function and print its answer.",
        discussion: """
            The answer goes to standard output; the end of the log and the error of a failed function go to standard error. \
            Ends with status 1 when the function failed. Credentials are taken from AWS_ACCESS_KEY_ID, \
            AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN or the profile AWS_PROFILE.
            """
    )

    @Argument(help: "Name or ARN of the function.")
    var name: String

    @Option(help: ArgumentHelp("The event: JSON, @FILE, or - for standard input.", valueName: "json"))
    var payload = "{}"

    @Option(help: ArgumentHelp("Version or alias.", valueName: "qualifier"))
    var qualifier: String?

    @Flag(help: "Print the end of the function's log too.")
    var log = false

    @OptionGroup var client: ClientOptions

    func run() async throws {
        let body = try event()
        var failed = false
        try await client.withClient { client in
            var request = NeighbourRequest(
                method: "POST",
                path: "/2015-03-31/functions/\(APIClient.pathPiece(name))/invocations",
                query: qualifier.map { [NeighbourField("Qualifier", $0)] } ?? [],
                body: body
            )
            if log { request.headers.append(NeighbourField("X-Amz-Log-Type", "Tail")) }
            let response = try await client.send(request)
            let header = { (name: String) in response.headers.first { $0.name.lowercased() == name }?.value }
            if let tail = header("x-amz-log-result").flatMap({ Data(base64Encoded: $0) }) {
                FileHandle.standardError.write(tail)
            }
            FileHandle.standardOutput.write(response.body + Data("\n".utf8))
            if let error = header("x-amz-function-error") {
                FileHandle.standardError.write(Data("The function failed (\(error)).\n".utf8))
                failed = true
            }
        }
        if failed { throw ExitCode(1) }
    }

    private func event() throws -> Data {
        if payload == "-" { return FileHandle.standardInput.readDataToEndOfFile() }
        guard payload.hasPrefix("@") else { return Data(payload.utf8) }
        do {
            return try Data(contentsOf: URL(fileURLWithPath: String(payload.dropFirst())))
        } catch {
            throw ClientError("The file \(payload.dropFirst()) cannot be read.")
        }
    }
}
