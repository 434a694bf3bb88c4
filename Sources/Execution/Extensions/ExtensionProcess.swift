import NIOCore
import Sandbox

/// The server's ends of an extension's process. Event loop only; that is what guards its state.
final class ExtensionProcess: @unchecked Sendable {
    let name: String
    let id: Int32
    let pipes: [OutputPipe]

    init(
        _ name: String,
        _ started: StartedProcess,
        on eventLoop: any EventLoop,
        emit: @escaping (OutputLine) -> Void,
        didRead: @escaping () -> Void
    ) {
        self.name = name
        id = started.id
        pipes = [started.standardOutput, started.standardError].map { descriptor in
            OutputPipe(reading: descriptor, parser: LineParser(), on: eventLoop, emit: emit, didRead: didRead)
        }
    }

    /// The process is gone.
    func close() {
        for pipe in pipes {
            pipe.close()
        }
    }
}
