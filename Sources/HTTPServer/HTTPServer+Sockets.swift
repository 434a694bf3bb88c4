package import Logging
package import NIOCore
import NIOPosix

extension HTTPServer {
    /// Serves HTTP on a socket that listens already, all of its connections on one event loop.
    ///
    /// - Returns: the listener. Closing it closes its connections as well.
    package static func serve(
        listeningSocket descriptor: CInt,
        on eventLoop: any EventLoop,
        configuration: HTTPServerConfiguration,
        handler: any HTTPRequestHandler,
        logger: Logger
    ) -> EventLoopFuture<any Channel> {
        do {
            let setup = try HTTPConnectionSetup(configuration: configuration, handler: handler, logger: logger)
            let registry = HTTPConnectionRegistry()
            let listener = setup.serverBootstrap(group: eventLoop, registry: registry).withBoundSocket(descriptor)
            listener.whenSuccess { listener in
                listener.closeFuture.whenComplete { _ in registry.closeAll() }
            }
            return listener
        } catch {
            return eventLoop.makeFailedFuture(error)
        }
    }
}
