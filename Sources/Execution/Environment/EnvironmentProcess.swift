import Glibc
import NIOCore
import Sandbox

/// The server's ends of a runtime's process. Event loop only; that is what guards its state.
final class EnvironmentProcess: @unchecked Sendable {
    let id: Int32
    private var pipes: [OutputPipe]
    private let connection: (any Channel)?
    private var socket: CInt

    init(_ started: StartedRuntime, on eventLoop: any EventLoop, emit: @escaping (OutputLine) -> Void) {
        id = started.process.id
        connection = started.connection?.channel
        socket = started.connection?.descriptor ?? -1
        pipes = [started.process.standardOutput, started.process.standardError].map { descriptor in
            OutputPipe(reading: descriptor, parser: LineParser(), on: eventLoop, emit: emit)
        }
        if let log = started.log {
            pipes.append(OutputPipe(reading: log, parser: FrameParser(), on: eventLoop, emit: emit))
        }
        connection?.closeFuture.whenComplete { [weak self] _ in
            self?.socket = -1
        }
    }

    /// What the process sent to the Runtime API before it ended has not been read yet.
    var hasUnreadCalls: Bool {
        guard socket >= 0 else { return false }
        var count: CInt = 0
        return ioctl(socket, UInt(FIONREAD), &count) == 0 && count > 0
    }

    /// Takes what the process has written so far.
    func drainOutput() {
        for pipe in pipes {
            pipe.drain()
        }
    }

    /// The process is gone.
    func close() {
        for pipe in pipes {
            pipe.close()
        }
        pipes = []
        connection?.close(promise: nil)
    }
}
