import HTTPServer
import Logging
import NIOCore
import NIOPosix
import Sandbox

/// How one environment reaches the services that its function may call.
///
/// A function that shares the host's network is told their addresses. One with a network of its own gets a listener for each
/// in it: requests to this server are handled right there, those to a neighbour are passed on byte for byte.
struct EnvironmentEndpoints: Sendable {
    private static let firstPort: UInt16 = 4566

    private let endpoints: [FunctionEndpoint]
    private let isIsolated: Bool

    /// - Parameter isIsolated: the function has a network of its own.
    init(_ endpoints: [FunctionEndpoint], isIsolated: Bool) {
        self.endpoints = endpoints
        self.isIsolated = isIsolated
    }

    private var numbered: [(UInt16, FunctionEndpoint)] { Array(zip(Self.firstPort..., endpoints)) }

    /// What the environment must listen on.
    var listeners: [SandboxListener] {
        isIsolated ? numbered.map { SandboxListener(port: $0.0) } : []
    }

    /// What the function is told.
    var variables: [String: String] {
        let pairs = numbered.map { port, endpoint in
            (endpoint.variable, isIsolated ? endpoint.url(port: port) : endpoint.url)
        }
        return Dictionary(pairs) { first, _ in first }
    }

    /// Serves one of ``listeners``.
    func serve(
        _ index: Int,
        listeningSocket descriptor: CInt,
        on eventLoop: any EventLoop,
        logger: Logger
    ) async throws -> any Channel {
        switch endpoints[index].target {
        case .neighbour(let endpoint, let authorities):
            // Not on the loop of the invocations: what functions send and fetch may be large.
            let group = MultiThreadedEventLoopGroup.singleton
            return try await NeighbourRelay(to: endpoint, authorities: authorities).serve(
                listeningSocket: descriptor,
                group: group
            )
        case .lambda(let handler, _):
            return try await HTTPServer.serve(
                listeningSocket: descriptor,
                on: eventLoop,
                configuration: HTTPServerConfiguration(),
                handler: handler,
                logger: logger
            ).get()
        }
    }
}
