import NIOCore
import Sandbox

/// Takes the peak memory of an environment for REPORT lines. Event loop only; that is what guards its state.
///
/// A sample that begins after the end of an invocation counts for it. Samples are at least ``interval`` apart, so that
/// a busy environment is not measured more than it works; invocations that end meanwhile share the next one.
final class MemorySampler: @unchecked Sendable {
    static let interval = TimeAmount.milliseconds(50)

    private let eventLoop: any EventLoop
    private var sample: (@Sendable () async -> Int)?
    private var waiting: [(Int) -> Void] = []
    private var running: Task<Void, Never>?
    private var lastStart = NIODeadline.uptimeNanoseconds(0)
    private var isScheduled = false
    private var isNextUrgent = false

    init(eventLoop: any EventLoop) {
        self.eventLoop = eventLoop
    }

    /// Samples are taken of `sandbox` from now on.
    func attach(_ sandbox: any Sandbox) {
        sample = { await sandbox.peakMemory() }
    }

    /// Hands the peak in bytes to `completion`, on the loop.
    ///
    /// - Parameter isUrgent: somebody waits, or the processes are about to be killed.
    func request(isUrgent: Bool, completion: @escaping (Int) -> Void) {
        waiting.append(completion)
        if running != nil {
            // That one began before this invocation ended; the next begins when it is done.
            isNextUrgent = isNextUrgent || isUrgent
            return
        }
        begin(isUrgent: isUrgent)
    }

    /// Waits until every request so far has its figure; for whoever kills the processes next.
    func settle() async {
        while let task = await current() {
            await task.value
        }
    }

    /// The sample under way, begun now if one is wanted.
    private func current() async -> Task<Void, Never>? {
        await withCheckedContinuation { continuation in
            eventLoop.execute {
                if self.running == nil, !self.waiting.isEmpty {
                    self.begin(isUrgent: true)
                }
                continuation.resume(returning: self.running)
            }
        }
    }

    private func begin(isUrgent: Bool) {
        let earliest = lastStart + Self.interval
        if !isUrgent, eventLoop.now < earliest {
            guard !isScheduled else { return }
            isScheduled = true
            eventLoop.scheduleTask(deadline: earliest) {
                self.isScheduled = false
                if self.running == nil, !self.waiting.isEmpty {
                    self.begin(isUrgent: true)
                }
            }
            return
        }
        lastStart = eventLoop.now
        isNextUrgent = false
        let completions = NIOLoopBound(waiting, eventLoop: eventLoop)
        waiting = []
        running = Task { [eventLoop, sample] in
            let bytes = await sample?() ?? 0
            eventLoop.execute {
                self.running = nil
                for completion in completions.value {
                    completion(bytes)
                }
                if !self.waiting.isEmpty {
                    self.begin(isUrgent: self.isNextUrgent)
                }
            }
        }
    }
}
