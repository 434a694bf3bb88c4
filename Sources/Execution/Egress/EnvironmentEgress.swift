import NIOCore
import NIOPosix
import Sandbox
import Synchronization

/// The way from one environment to the world outside: what its sandbox leads to ``SandboxListener/relay`` is passed on from here.
final class EnvironmentEgress: Sendable {
    /// As many as a function may hold descriptors.
    private static let maximumConnections = 1024

    private let share: EgressShare
    private let connections: RelayedConnections
    /// Nil for a function without a network of its own.
    private let limits = Mutex<EgressLimits?>(nil)

    init(_ share: EgressShare) {
        self.share = share
        connections = RelayedConnections(share: share, maximum: Self.maximumConnections)
    }

    /// Refuses from now on what is beyond; connections that stand go on.
    func limit(to limits: EgressLimits) {
        self.limits.withLock { $0 = limits }
    }

    private func refusal(of destination: EgressDestination) -> String? {
        share.policy.refusal(of: destination) ?? limits.withLock { $0?.refusal(of: destination) }
    }

    /// Who is asked for names, in order.
    private var nameServers: [SocketAddress] {
        let own = limits.withLock { $0?.servers ?? [] }
        return own.isEmpty ? share.names.current : own
    }

    /// Serves the sockets of ``SandboxListener/relay``, in their order.
    func serve(_ descriptors: [CInt], group: any EventLoopGroup) async throws -> [any Channel] {
        precondition(descriptors.count == 3, "one descriptor for each listener of the relay")
        let outward = ConnectionRelay(
            destination: { inner in
                inner.originalDestination().flatMapThrowing { destination in
                    if let reason = self.refusal(of: destination) {
                        throw ConnectionRelay.Refused(description: reason)
                    }
                    return try SocketAddress(ipAddress: destination.host, port: Int(destination.port))
                }
            },
            // Led back here after all, by a rule of this host's packet filter.
            isAllowed: { $0.localAddress?.ipAddress != $0.remoteAddress?.ipAddress },
            connections: connections
        )
        let naming = ConnectionRelay(
            destination: { inner in inner.eventLoop.makeCompletedFuture { try self.firstNameServer() } },
            isAllowed: { _ in true },
            connections: connections
        )
        return [
            try await outward.serve(listeningSocket: descriptors[0], group: group),
            try await NameRelay.serve(boundSocket: descriptors[1], group: group) { self.nameServers },
            try await naming.serve(listeningSocket: descriptors[2], group: group),
        ]
    }

    /// Ends all connections. Where the function's own end is not closed, the other side learns of it only so.
    func close() {
        connections.close()
    }

    private func firstNameServer() throws -> SocketAddress {
        guard let first = nameServers.first else { throw ConnectionRelay.Refused(description: "no name server") }
        return first
    }
}
