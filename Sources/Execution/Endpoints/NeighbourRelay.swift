import NIOCore
import NIOPosix
import NIOSSL
import Neighbours

/// Passes the connections of a listener on to a neighbour, byte for byte.
struct NeighbourRelay: Sendable {
    private let endpoint: NeighbourEndpoint

    init(to endpoint: NeighbourEndpoint) {
        self.endpoint = endpoint
    }

    /// Serves a socket that listens already. Closing the listener leaves its connections to their ends.
    func serve(listeningSocket descriptor: CInt, group: any EventLoopGroup) async throws -> any Channel {
        try await ServerBootstrap(group: group)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let (inner, outer) = RelayHandler.pair()
                    try channel.pipeline.syncOperations.addHandler(inner)
                    let outerBox = NIOLoopBound(outer, eventLoop: channel.eventLoop)
                    connect(on: channel.eventLoop, outerBox).whenComplete { result in
                        switch result {
                        case .success:
                            channel.setOption(.autoRead, value: true).whenSuccess { channel.read() }
                        case .failure:
                            channel.close(promise: nil)
                        }
                    }
                }
            }
            .withBoundSocket(descriptor).get()
    }

    private func connect(
        on eventLoop: any EventLoop,
        _ handler: NIOLoopBound<RelayHandler>
    ) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: eventLoop)
            .connectTimeout(.seconds(10))
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if endpoint.scheme == "https" {
                        let context = try NIOSSLContext(configuration: .makeClientConfiguration())
                        let isName = (try? SocketAddress(ipAddress: endpoint.host, port: 0)) == nil
                        let tls = try NIOSSLClientHandler(
                            context: context,
                            serverHostname: isName ? endpoint.host : nil
                        )
                        try channel.pipeline.syncOperations.addHandler(tls)
                    }
                    try channel.pipeline.syncOperations.addHandler(handler.value)
                }
            }
            .connect(host: endpoint.host, port: endpoint.port)
    }
}
