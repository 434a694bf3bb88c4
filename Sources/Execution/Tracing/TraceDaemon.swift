import Foundation
import Glibc
import NIOCore
import NIOPosix
import Neighbours
import Sandbox
import Synchronization

/// What plays the X-Ray daemon within one environment: takes the datagrams of its function and hands them on.
final class TraceDaemon: Sendable {
    /// The longest datagram that there is.
    private static let datagramBytes = 1 << 16

    private let receiver: any TraceReceiver
    private let function = Mutex<TracedFunction?>(nil)

    init(_ receiver: any TraceReceiver) {
        self.receiver = receiver
    }

    /// From now on datagrams are of this function; before, there is no code that could send any.
    func assign(_ function: TracedFunction) {
        self.function.withLock { $0 = function }
    }

    /// Serves a socket that is bound already.
    func serve(boundSocket descriptor: CInt, group: any EventLoopGroup) async throws -> any Channel {
        try await DatagramBootstrap(group: group)
            .channelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: Self.datagramBytes))
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Handler(self, now: channel.eventLoop.now))
                }
            }
            .withBoundSocket(descriptor).get()
    }

    /// The port of a bound socket.
    static func port(ofSocket descriptor: CInt) -> Int? {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
        }
        return result == 0 ? Int(UInt16(bigEndian: address.sin_port)) : nil
    }

    private func take(_ datagram: ByteBuffer) {
        guard let function = function.withLock(\.self) else { return }
        // A copy: the buffer is as large as the largest datagram.
        receiver.forward(Data(datagram.readableBytesView), of: function)
    }

    /// On the socket's own loop.
    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = AddressedEnvelope<ByteBuffer>

        private let daemon: TraceDaemon
        private var budget: DatagramBudget

        init(_ daemon: TraceDaemon, now: NIODeadline) {
            self.daemon = daemon
            self.budget = DatagramBudget(now: now)
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard daemon.receiver.isWanted, budget.take(now: context.eventLoop.now) else { return }
            daemon.take(unwrapInboundIn(data).data)
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            // Such as a receiver of nothing that is gone.
        }
    }
}
