import HTTPServer
import Logging
import NIOCore
import NIOPosix

let quietLogger = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })

/// Runs a server for the length of `body`.
func withServer(
    _ handler: StubHandler = StubHandler(),
    configuration: HTTPServerConfiguration = .init(),
    _ body: (HTTPServer) async throws -> Void
) async throws {
    let server = try await HTTPServer.bind(
        configuration: configuration,
        group: MultiThreadedEventLoopGroup.singleton,
        handler: handler,
        logger: quietLogger
    )
    do {
        try await body(server)
    } catch {
        await server.shutdown(grace: .zero)
        throw error
    }
    await server.shutdown(grace: .zero)
}

/// Something that happens once, waited for.
struct Signal {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() {
        (stream, continuation) = AsyncStream.makeStream()
    }

    var fire: @Sendable () -> Void {
        { [continuation] in continuation.finish() }
    }

    func wait() async {
        for await _ in stream {}
    }
}
