import Execution
import Foundation
import Gateway
import HTTPServer
import LambdaAPI
import Logging
import Logs
import NIOCore
import NIOPosix

/// A gateway on a loopback port, over fakes.
struct GatewayFixture {
    var operations = FakeOperations()
    var invocations = FakeInvocations()
    var events = FakeEvents()
    var credentials = CredentialDirectory()
    var configuration = GatewayConfiguration()
    var package: @Sendable (String) async throws -> Data? = { _ in nil }
    var locations = CodeLocations(baseURL: "http://configured")
    var logEvents: [Logs.LogEvent] = []

    /// Serves while `body` runs.
    func serve(_ body: (PlainClient, Int) async throws -> Void) async throws {
        let directory = NSTemporaryDirectory() + "/lambent-gateway-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let logs = try LogStore(directory: directory, logger: logger)
        if !logEvents.isEmpty {
            logs.append(logEvents, group: "/aws/lambda/known", stream: "stream")
            await logs.flush()
        }
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let handler = GatewayHandler(
            configuration: configuration,
            credentials: credentials,
            operations: operations,
            invocations: invocations,
            events: events,
            eventLoop: loop,
            logs: logs,
            codeLocations: locations,
            package: package,
            logger: logger
        )
        let server = try await HTTPServer.bind(
            configuration: HTTPServerConfiguration(address: .tcp(host: "127.0.0.1", port: 0)),
            group: loop,
            handler: handler,
            logger: logger
        )
        let port = server.localAddress?.port ?? 0
        do {
            try await body(PlainClient(port: port), port)
        } catch {
            await server.shutdown(grace: .zero)
            await logs.close()
            throw error
        }
        await server.shutdown(grace: .zero)
        await logs.close()
    }

    static func key(_ name: String, account: String = "000000000000") -> FunctionKey {
        FunctionKey(account: account, region: "us-east-1", name: name)
    }

    /// A version that fakes can hand out.
    static func version(_ name: String) -> PreparedFunctionVersion {
        PreparedFunctionVersion(
            version: FunctionVersion(
                key: key(name),
                generation: "1",
                runtime: "python3.12",
                handler: "app.handler",
                packageDigest: String(repeating: "0", count: 64),
                role: "arn:aws:iam::000000000000:role/r"
            )
        )
    }

    /// Invocations that know the routes of the function `known`.
    static func knowing(
        _ outcome: @escaping @Sendable (Invocation) -> Result<InvocationOutcome, APIError> = {
            .success(InvocationOutcome(payload: $0.payload, executedVersion: "$LATEST"))
        }
    ) -> FakeInvocations {
        let routes = ["$LATEST", "7"].map { (RouteKey(function: key("known"), qualifier: $0), version("known")) }
        return FakeInvocations(routes: Dictionary(uniqueKeysWithValues: routes), outcome: outcome)
    }
}
