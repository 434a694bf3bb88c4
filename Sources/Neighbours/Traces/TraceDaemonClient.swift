import Dispatch
import Foundation
import NIOCore
import NIOPosix

/// Sends datagrams to the X-Ray daemon.
///
/// A name is looked up again now and then: the daemon may have moved.
actor TraceDaemonClient {
    private static let lookupLifetime = Duration.seconds(60)

    private let host: String
    private let port: Int
    private var address: SocketAddress?
    private var lookedUp: ContinuousClock.Instant?
    private var channel: (any Channel)?

    init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// - Throws: what the system says when it cannot be sent.
    func send(_ datagram: Data) async throws {
        let address = try await currentAddress()
        let channel = try await openChannel(for: address)
        let envelope = AddressedEnvelope(remoteAddress: address, data: ByteBuffer(bytes: datagram))
        try await channel.writeAndFlush(envelope).get()
    }

    func close() async {
        try? await channel?.close()
        channel = nil
    }

    private func openChannel(for address: SocketAddress) async throws -> any Channel {
        if let channel, channel.isActive, channel.localAddress?.protocol == address.protocol { return channel }
        await close()
        let any = address.protocol == .inet6 ? "::" : "0.0.0.0"
        let made = try await DatagramBootstrap(group: MultiThreadedEventLoopGroup.singleton).bind(host: any, port: 0)
            .get()
        channel = made
        return made
    }

    private func currentAddress() async throws -> SocketAddress {
        if let numeric = try? SocketAddress(ipAddress: host, port: port) { return numeric }
        let now = ContinuousClock.now
        if let address, let lookedUp, lookedUp.duration(to: now) < Self.lookupLifetime { return address }
        lookedUp = now
        do {
            address = try await lookUp()
        } catch {
            // Where it was is the best guess.
            guard address != nil else { throw error }
        }
        guard let address else { throw ChannelError.unknownLocalAddress }
        return address
    }

    /// The system's resolver waits.
    private func lookUp() async throws -> SocketAddress {
        try await withCheckedThrowingContinuation { [host, port] continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try SocketAddress.makeAddressResolvingHost(host, port: port) })
            }
        }
    }
}
