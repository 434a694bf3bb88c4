import Glibc
import NIOCore
import Sandbox

/// The server's ends of a runtime's process. Event loop only; that is what guards its state.
final class EnvironmentProcess: @unchecked Sendable {
    let id: Int32
    private var pipes: [OutputPipe]
    private let connection: (any Channel)?
    private var socket: CInt

    init(
        _ started: StartedRuntime,
        on eventLoop: any EventLoop,
        emit: @escaping (OutputLine) -> Void,
        didRead: @escaping () -> Void
    ) {
        id = started.process.id
        connection = started.connection?.channel
        socket = started.connection?.descriptor ?? -1
        pipes = [started.process.standardOutput, started.process.standardError].map { descriptor in
            OutputPipe(reading: descriptor, parser: LineParser(), on: eventLoop, emit: emit, didRead: didRead)
        }
        if let log = started.log {
            pipes.append(OutputPipe(reading: log, parser: FrameParser(), on: eventLoop, emit: emit, didRead: didRead))
        }
        connection?.closeFuture.whenComplete { [weak self] _ in
            self?.socket = -1
        }
    }

    /// What the process wrote has not been read yet.
    ///
    /// It may have come before a call of the Runtime API that the loop reads first.
    var hasUnreadOutput: Bool { OutputPipe.haveUnreadBytes(pipes) }

    /// What the process sent to the Runtime API before it ended has not been read yet.
    var hasUnreadCalls: Bool { socket >= 0 && OutputPipe.unreadBytes(of: socket) > 0 }

    /// What the process has not said to its end before it ended is over, before its socket is known to be closed.
    func breakOffCalls() {
        try? connection?.pipeline.syncOperations.handler(type: RuntimeLink.self).breakOff()
    }

    /// Lines that the process did not finish are over.
    func finishLines() {
        for pipe in pipes {
            pipe.finishLine()
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
