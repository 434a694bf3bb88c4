import NIOCore
import NIOPosix
import NIOSSL
import Neighbours

/// Passes the connections of a listener on to a neighbour, byte for byte.
struct NeighbourRelay: Sendable {
    private let endpoint: NeighbourEndpoint

    private let authorities: String?

    /// - Parameter authorities: a PEM file of certificate authorities beside the system's; nil for none.
    init(to endpoint: NeighbourEndpoint, authorities: String?) {
        self.authorities = authorities
        self.endpoint = endpoint
    }

    /// Serves a socket that listens already. Closing the listener leaves its connections to their ends.
    func serve(listeningSocket descriptor: CInt, group: any EventLoopGroup) async throws -> any Channel {
        let tls = try tlsContext()
        return try await ServerBootstrap(group: group)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { inner in
                // The caller's connection is not read from before this is done.
                connect(on: inner.eventLoop, tls: tls).flatMapThrowing { outer in
                    let (innerHandler, outerHandler) = RelayHandler.pair()
                    try inner.pipeline.syncOperations.addHandler(innerHandler)
                    try outer.pipeline.syncOperations.addHandler(outerHandler)
                    try outer.syncOptions?.setOption(.autoRead, value: true)
                }
            }
            .withBoundSocket(descriptor).get()
    }

    /// A connection to the neighbour from which nothing is read yet.
    ///
    /// Its own handler comes only once it stands: a name of several addresses has several attempts.
    private func connect(on eventLoop: any EventLoop, tls context: NIOSSLContext?) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: eventLoop)
            .connectTimeout(.seconds(10))
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: false)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let context else { return }
                    let isName = (try? SocketAddress(ipAddress: endpoint.host, port: 0)) == nil
                    let tls = try NIOSSLClientHandler(context: context, serverHostname: isName ? endpoint.host : nil)
                    try channel.pipeline.syncOperations.addHandler(tls)
                }
            }
            .connect(host: endpoint.host, port: endpoint.port)
    }

    private func tlsContext() throws -> NIOSSLContext? {
        endpoint.scheme == "https" ? try NIOSSLContext(configuration: .client(trusting: authorities)) : nil
    }
}
