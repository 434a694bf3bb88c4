import Glibc
import NIOCore
import NIOPosix

/// The reading end of a pipe of a process. Event loop only; that is what guards its state.
final class OutputPipe: @unchecked Sendable {
    private let emit: (OutputLine) -> Void
    private let didRead: () -> Void
    private var parser: any OutputParser
    private var descriptor: CInt
    private var channel: (any Channel)?
    private var isClosed = false

    /// Begins to read; the pipe owns `descriptor` from here on.
    ///
    /// - Parameters:
    ///   - emit: called on the loop for each event.
    ///   - didRead: called on the loop after each time that something was read, and after the end.
    init(
        reading descriptor: CInt,
        parser: any OutputParser,
        on eventLoop: any EventLoop,
        emit: @escaping (OutputLine) -> Void,
        didRead: @escaping () -> Void = {}
    ) {
        eventLoop.assertInEventLoop()
        self.parser = parser
        self.emit = emit
        self.didRead = didRead
        self.descriptor = descriptor
        let opened = NIOPipeBootstrap(group: eventLoop)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(OutputHandler(pipe: self))
                }
            }
            .takingOwnershipOfDescriptor(input: descriptor)
        opened.whenComplete { [self] result in
            switch result {
            case .success(let channel):
                if isClosed {
                    channel.close(promise: nil)
                } else {
                    self.channel = channel
                }
            case .failure:
                Glibc.close(descriptor)
                ended()
            }
        }
    }

    /// Something was written to one of `pipes` that the loop has not come to yet. Asks the system once for all of them.
    ///
    /// The channel may have closed a descriptor a moment ago; then this asks about another, and whoever waits for
    /// the pipe waits a turn too long.
    static func haveUnreadBytes(_ pipes: [OutputPipe]) -> Bool {
        withUnsafeTemporaryAllocation(of: pollfd.self, capacity: pipes.count) { states in
            for (index, pipe) in pipes.enumerated() {
                // A negative descriptor is passed over.
                states.initializeElement(
                    at: index,
                    to: pollfd(fd: pipe.isClosed ? -1 : pipe.descriptor, events: Int16(POLLIN), revents: 0)
                )
            }
            guard poll(states.baseAddress, nfds_t(states.count), 0) > 0 else { return false }
            // The end alone is nothing to read.
            return states.contains { $0.revents & Int16(POLLIN) != 0 }
        }
    }

    /// How much could be read from a pipe or socket at once.
    static func unreadBytes(of descriptor: CInt) -> Int {
        var count: CInt = 0
        return ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }

    /// An unfinished line counts as a whole one from here on.
    func finishLine() {
        guard !isClosed else { return }
        parser.finish(emit)
    }

    /// Nobody reads any more.
    func close() {
        guard !isClosed else { return }
        ended()
        channel?.close(promise: nil)
        channel = nil
    }

    fileprivate func received(_ buffer: ByteBuffer) {
        guard !isClosed else { return }
        buffer.withUnsafeReadableBytes { parser.consume($0, emit) }
    }

    fileprivate func ended() {
        guard !isClosed else { return }
        isClosed = true
        parser.finish(emit)
        didRead()
    }

    fileprivate func readComplete() {
        didRead()
    }
}

/// Hands the bytes of a channel to its pipe.
private final class OutputHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let pipe: OutputPipe

    init(pipe: OutputPipe) {
        self.pipe = pipe
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        pipe.received(unwrapInboundIn(data))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        pipe.readComplete()
    }

    func channelInactive(context: ChannelHandlerContext) {
        pipe.ended()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
