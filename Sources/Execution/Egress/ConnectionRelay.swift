import Glibc
import NIOCore
import NIOPosix

/// Passes the connections of a listener on to where each wants to go, byte for byte.
struct ConnectionRelay: Sendable {
    /// Why a connection goes nowhere.
    struct Refused: Error, CustomStringConvertible {
        let description: String
    }

    private static let connectLimit = TimeAmount.seconds(30)

    /// Where a connection that was accepted is to go.
    let destination: @Sendable (any Channel) -> EventLoopFuture<SocketAddress>
    /// Whether the connection that stands may be used.
    let isAllowed: @Sendable (any Channel) -> Bool
    let connections: RelayedConnections

    /// Serves a socket that listens already.
    func serve(listeningSocket descriptor: CInt, group: any EventLoopGroup) async throws -> any Channel {
        try await ServerBootstrap(group: group)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { inner in
                // The function's connection is not read from before this is done.
                open(for: inner).flatMapError { error in
                    // It believes that it is connected: only a reset tells it that it is not.
                    inner.reset().flatMapThrowing { throw error }
                }
            }
            .withBoundSocket(descriptor).get()
    }

    private func open(for inner: any Channel) -> EventLoopFuture<Void> {
        guard connections.admit(inner) else {
            return inner.eventLoop.makeFailedFuture(Refused(description: "too many connections"))
        }
        return destination(inner).flatMap { connect(to: $0, on: inner.eventLoop) }.flatMapThrowing { outer in
            // It may have ended meanwhile.
            guard isAllowed(outer), connections.contains(inner) else {
                outer.close(promise: nil)
                throw Refused(description: "not to be reached")
            }
            let (innerHandler, outerHandler) = RelayHandler.pair()
            try inner.pipeline.syncOperations.addHandler(innerHandler)
            try outer.pipeline.syncOperations.addHandler(outerHandler)
            try outer.syncOptions?.setOption(.autoRead, value: true)
        }
    }

    /// A connection from which nothing is read yet.
    private func connect(to address: SocketAddress, on eventLoop: any EventLoop) -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: eventLoop)
            .connectTimeout(Self.connectLimit)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelOption(.autoRead, value: false)
            .connect(to: address)
    }
}

extension Channel {
    /// Lets the end of the connection be a reset.
    fileprivate func reset() -> EventLoopFuture<Void> {
        guard let options = self as? any SocketOptionProvider else { return eventLoop.makeSucceededVoidFuture() }
        return options.setSoLinger(linger(l_onoff: 1, l_linger: 0)).flatMapError { _ in
            self.eventLoop.makeSucceededVoidFuture()
        }
    }

    /// Where a connection that was led here was to go.
    func originalDestination() -> EventLoopFuture<EgressDestination> {
        guard let options = self as? any SocketOptionProvider else {
            return eventLoop.makeFailedFuture(ConnectionRelay.Refused(description: "no socket"))
        }
        // SO_ORIGINAL_DST of linux/netfilter_ipv4.h.
        let answer: EventLoopFuture<sockaddr_in> = options.unsafeGetSocketOption(
            level: .ip,
            name: NIOBSDSocket.Option(rawValue: 80)
        )
        return answer.map(EgressDestination.init)
    }
}
