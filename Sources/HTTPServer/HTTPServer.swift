import Glibc
package import Logging
package import NIOCore
import NIOPosix

/// A listening socket and its connections.
package final class HTTPServer: Sendable {
    private let listener: any Channel
    private let registry: HTTPConnectionRegistry
    private let unixPath: String?

    /// The address it listens on, with the port it got.
    package var localAddress: SocketAddress? {
        listener.localAddress
    }

    private init(listener: any Channel, registry: HTTPConnectionRegistry, unixPath: String?) {
        self.listener = listener
        self.registry = registry
        self.unixPath = unixPath
    }

    /// Listens and serves; returns when connections are accepted.
    ///
    /// - Parameter group: the event loops of the connections. Pass one loop to have everything on it.
    /// - Throws: what the system or the TLS library says when the address cannot be bound or the certificate not be read.
    package static func bind(
        configuration: HTTPServerConfiguration,
        group: any EventLoopGroup,
        handler: any HTTPRequestHandler,
        logger: Logger
    ) async throws -> HTTPServer {
        let setup = try HTTPConnectionSetup(configuration: configuration, handler: handler, logger: logger)
        let registry = HTTPConnectionRegistry()
        let bootstrap = setup.serverBootstrap(group: group, registry: registry)
        switch configuration.address {
        case .tcp(let host, let port):
            let listener = try await bootstrap.bind(host: host, port: port).get()
            return HTTPServer(listener: listener, registry: registry, unixPath: nil)
        case .unix(let path):
            let listener = try await bootstrap.bind(unixDomainSocketPath: path, cleanupExistingSocketFile: true).get()
            return HTTPServer(listener: listener, registry: registry, unixPath: path)
        case .inherited(let descriptor):
            let listener = try await bootstrap.withBoundSocket(descriptor).get()
            return HTTPServer(listener: listener, registry: registry, unixPath: nil)
        }
    }

    /// Accepts no more, lets requests that were begun finish for as long as `grace`, then closes whatever is left.
    ///
    /// Idle connections close at once; the others after the response they are at. Returns when no connection is left.
    package func shutdown(grace: Duration) async {
        try? await listener.close().get()
        if let unixPath {
            unlink(unixPath)
        }
        await registry.drain(on: listener.eventLoop, grace: TimeAmount(bounded: grace))
    }
}
