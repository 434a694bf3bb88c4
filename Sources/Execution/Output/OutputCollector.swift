import Foundation
import NIOCore

/// Reads a short output to its end.
enum OutputCollector {
    /// The longest output that is kept where nobody says, in bytes.
    private static let usualBytes = 64 * 1024

    /// Everything up to the end of the pipe; takes the descriptor over.
    static func collect(
        _ descriptor: CInt,
        on eventLoop: any EventLoop,
        maximumBytes: Int = usualBytes
    ) async -> String {
        let finished = eventLoop.makePromise(of: String.self)
        eventLoop.execute {
            _ = OutputPipe(
                reading: descriptor,
                parser: CollectingParser(finished: finished, maximumBytes: maximumBytes),
                on: eventLoop,
                emit: { _ in }
            )
        }
        return (try? await finished.futureResult.get()) ?? ""
    }

    private struct CollectingParser: OutputParser {
        let finished: EventLoopPromise<String>
        let maximumBytes: Int
        var bytes: [UInt8] = []

        mutating func consume(_ part: UnsafeRawBufferPointer, _ emit: (OutputLine) -> Void) {
            bytes.append(contentsOf: part.prefix(maximumBytes - bytes.count))
        }

        mutating func finish(_ emit: (OutputLine) -> Void) {
            finished.succeed(String(decoding: bytes, as: UTF8.self))
        }
    }
}
