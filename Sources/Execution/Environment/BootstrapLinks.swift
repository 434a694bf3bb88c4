import Glibc
import NIOCore

/// What connects the server to a bootstrap of Lambent's: a pipe for its log, and a connected socket for the Runtime API.
struct BootstrapLinks: Sendable {
    let log: DescriptorPair
    /// Nil for a bootstrap that uses the network.
    let connection: InheritedConnection?
    private let processSocket: CInt?

    init(handler: RuntimeAPIHandler, context: EnvironmentContext, _ descriptors: BootstrapDescriptors) async throws {
        let log = try DescriptorPair.pipe()
        self.log = log
        guard descriptors.link != nil else {
            connection = nil
            processSocket = nil
            return
        }
        let sockets: DescriptorPair
        do {
            sockets = try DescriptorPair.sockets()
        } catch {
            close(log.server)
            close(log.process)
            throw error
        }
        self.processSocket = sockets.process
        do {
            let channel = try await RuntimeLink.serve(
                connectedSocket: sockets.server,
                on: context.eventLoop,
                handler
            ).get()
            connection = InheritedConnection(channel: channel, descriptor: sockets.server)
        } catch {
            for descriptor in [log.server, log.process, sockets.process] {
                close(descriptor)
            }
            throw error
        }
    }

    /// The descriptors of the process, as ``BootstrapDescriptors`` numbers them.
    var inherited: [CInt] { [processSocket, log.process].compactMap(\.self) }

    /// The process has its own copies.
    func closeInherited() {
        for descriptor in inherited { close(descriptor) }
    }

    /// There is no process.
    func closeAll() {
        closeInherited()
        closeServer()
    }

    /// The process is gone, and nobody has taken the server's ends over.
    func closeServer() {
        close(log.server)
        connection?.channel.close(promise: nil)
    }
}
