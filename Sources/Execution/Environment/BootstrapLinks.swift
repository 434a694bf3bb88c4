import Glibc
import HTTPServer
import NIOCore

/// What connects the server to a bootstrap of Lambent's: a connected socket for the Runtime API, a pipe for its log.
struct BootstrapLinks: Sendable {
    let log: DescriptorPair
    let connection: InheritedConnection
    private let processSocket: CInt

    init(handler: RuntimeAPIHandler, context: EnvironmentContext) async throws {
        let log = try DescriptorPair.pipe()
        let sockets: DescriptorPair
        do {
            sockets = try DescriptorPair.sockets()
        } catch {
            close(log.server)
            close(log.process)
            throw error
        }
        self.log = log
        self.processSocket = sockets.process
        do {
            let channel = try await HTTPServer.serve(
                connectedSocket: sockets.server,
                on: context.eventLoop,
                configuration: EnvironmentHost.linkConfiguration,
                handler: handler,
                logger: context.logger
            ).get()
            connection = InheritedConnection(channel: channel, descriptor: sockets.server)
        } catch {
            for descriptor in [log.server, log.process, sockets.process] {
                close(descriptor)
            }
            throw error
        }
    }

    /// The descriptors of the process, as ``BootstrapDescriptors/standard`` numbers them.
    var inherited: [CInt] { [processSocket, log.process] }

    /// The process has its own copies.
    func closeInherited() {
        close(processSocket)
        close(log.process)
    }

    /// There is no process.
    func closeAll() {
        closeInherited()
        closeServer()
    }

    /// The process is gone, and nobody has taken the server's ends over.
    func closeServer() {
        close(log.server)
        connection.channel.close(promise: nil)
    }
}
