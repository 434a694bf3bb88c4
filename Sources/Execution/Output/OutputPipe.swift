import Glibc
import NIOCore
import NIOPosix

/// The reading end of a pipe of a process. Event loop only; that is what guards its state.
///
/// What a process wrote before it asked for the next event lies in the pipe by then, but the loop may come to the
/// request first. So the pipe can also be emptied on demand, through a second descriptor of the same pipe.
final class OutputPipe: @unchecked Sendable {
    private let eventLoop: any EventLoop
    private let emit: (OutputLine) -> Void
    private var parser: any OutputParser
    private var descriptor: CInt
    private var channel: (any Channel)?
    private var isClosed = false

    /// Begins to read; the pipe owns `descriptor` from here on.
    ///
    /// - Parameter emit: called on the loop for each event.
    init(
        reading descriptor: CInt,
        parser: any OutputParser,
        on eventLoop: any EventLoop,
        emit: @escaping (OutputLine) -> Void
    ) {
        eventLoop.assertInEventLoop()
        self.eventLoop = eventLoop
        self.parser = parser
        self.emit = emit
        self.descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
        // The flag belongs to the pipe, so it holds for both descriptors; NIO would set it a little later.
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
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

    deinit {
        if descriptor >= 0 {
            Glibc.close(descriptor)
        }
    }

    /// Takes what lies in the pipe now, and counts an unfinished line as a whole one.
    func drain() {
        guard !isClosed else { return }
        readAvailable()
        parser.finish(emit)
    }

    /// Takes what lies in the pipe and ends it.
    func close() {
        guard !isClosed else { return }
        drain()
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
        if descriptor >= 0 {
            Glibc.close(descriptor)
            descriptor = -1
        }
    }

    private func readAvailable() {
        guard descriptor >= 0 else { return }
        withUnsafeTemporaryAllocation(byteCount: OutputLimits.readBytes, alignment: 1) { space in
            var total = 0
            while total < OutputLimits.drainBytes {
                let count = read(descriptor, space.baseAddress, space.count)
                guard count > 0 else { return }
                parser.consume(UnsafeRawBufferPointer(rebasing: space[..<count]), emit)
                total += count
            }
        }
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

    func channelInactive(context: ChannelHandlerContext) {
        pipe.ended()
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}
