import Dispatch
import Foundation

/// SIGTERM and SIGINT: the first ends the server in order, the second at once.
final class Signals {
    private let sources: [any DispatchSourceSignal]
    private let stream: AsyncStream<Void>

    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        let queue = DispatchQueue(label: "lambent.signals")
        let count = Counter()
        sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                if count.next() > 1 { _exit(130) }
                continuation.yield()
            }
            source.resume()
            return source
        }
        self.stream = stream
    }

    /// Returns when the first signal came.
    func first() async {
        for await _ in stream { return }
    }

    /// Counts on the one queue of the sources.
    private final class Counter: @unchecked Sendable {
        // Touched on the queue of the signal sources only.
        private var value = 0

        func next() -> Int {
            value += 1
            return value
        }
    }
}
