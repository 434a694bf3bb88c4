/// Takes what waits in a queue many at a time.
struct Batches<Element: Sendable>: Sendable {
    let queue: BoundedQueue<Element>
    /// Elements taken together.
    let size: Int
    /// How long the first of them waits for others.
    let delay: Duration
    let clock: any Clock<Duration>

    /// Runs until the queue is finished and empty.
    func forEach(_ send: ([Element]) async -> Void) async {
        while var elements = await queue.next() {
            if !queue.isFinished, elements.count < size {
                try? await clock.sleep(for: delay)
                elements += queue.take().elements
            }
            for start in stride(from: 0, to: elements.count, by: size) {
                await send(Array(elements[start..<min(elements.count, start + size)]))
            }
        }
    }
}
