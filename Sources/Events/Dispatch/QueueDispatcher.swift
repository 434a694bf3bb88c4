import Foundation
import Logging
import Storage

/// Hands the messages of a queue out when they are due, each to one task at a time.
///
/// Only the first messages of each lane are in memory, however many wait. A lane begins with a few tasks and gets more
/// while they are all busy, so that a burst does not start hundreds of environments at once.
actor QueueDispatcher {
    /// What a task says when it is done with a message; the message itself it has removed, or written a new time into.
    enum Turn: Sendable {
        case done
        /// Nothing of the lane is worth trying for so long.
        case pausesLane(Duration)
    }

    /// Works on a message.
    typealias Work = @Sendable (Message) async -> Turn

    private let queue: String
    private let store: any MessageQueue
    private let limit: Int
    private let clock: any Clock<Duration>
    private let milliseconds: @Sendable () -> Int64
    private let logger: Logger
    private let work: Work

    private var lanes: [String: Lane] = [:]
    /// Lanes that could do more if other lanes did less.
    private var crowded: Set<String> = []
    private var tasks: [String: Task<Void, Never>] = [:]
    private var isStopping = false

    init(
        queue: String,
        store: any MessageQueue,
        limit: Int,
        clock: any Clock<Duration>,
        milliseconds: @escaping @Sendable () -> Int64,
        logger: Logger,
        work: @escaping Work
    ) {
        self.queue = queue
        self.store = store
        self.limit = limit
        self.clock = clock
        self.milliseconds = milliseconds
        self.logger = logger
        self.work = work
    }

    /// How many messages are worked on.
    var runningCount: Int { tasks.count }

    func isRunning(_ id: String) -> Bool { tasks[id] != nil }

    /// Something was added to a lane.
    func announce(_ name: String) async {
        lanes[name, default: Lane()].mustLoad = true
        await fill(name)
    }

    /// Begins nothing any more.
    func stop() {
        isStopping = true
        for lane in lanes.values { lane.alarm?.task.cancel() }
        lanes = lanes.mapValues { lane in
            var lane = lane
            lane.alarm = nil
            return lane
        }
    }

    /// Waits for the tasks that run; they are cancelled first if they are not to be waited for.
    func finish(cancelling: Bool) async {
        stop()
        if cancelling { tasks.values.forEach { $0.cancel() } }
        while let task = tasks.first?.value { await task.value }
    }

    // MARK: One lane

    private func fill(_ name: String) async {
        while !isStopping, let lane = lanes[name], lane.mustLoad, !lane.isLoading {
            let moment = milliseconds()
            guard lane.pausedUntil <= moment else {
                return setAlarm(name, at: lane.pausedUntil)
            }
            guard let room = room(in: name) else { return }
            lanes[name]?.isLoading = true
            lanes[name]?.mustLoad = false
            lanes[name]?.finishedWhileLoading = []
            do {
                // One more than can begin, to see when the next is due.
                let count = lane.running.count + room + 1
                begin(try await store.messages(in: queue, lane: name, limit: count), of: name)
            } catch {
                logger.error("the queue cannot be read, trying again", metadata: ["reason": "\(error)"])
                lanes[name]?.isLoading = false
                lanes[name]?.mustLoad = true
                lanes[name]?.pausedUntil = milliseconds() + 1000
            }
        }
    }

    /// How many messages of a lane may begin now; nil, with a time to look again, when none may.
    private func room(in name: String) -> Int? {
        guard let lane = lanes[name] else { return nil }
        guard tasks.count < limit else {
            crowded.insert(name)
            return nil
        }
        guard lane.running.count < lane.allowance else {
            lanes[name]?.isSaturated = true
            setAlarm(name, at: milliseconds() + lane.stepInterval.wholeMilliseconds)
            return nil
        }
        return min(lane.allowance - lane.running.count, limit - tasks.count)
    }

    private func begin(_ messages: [Message], of name: String) {
        guard var lane = lanes[name] else { return }
        lane.isLoading = false
        let moment = milliseconds()
        var next: Int64?
        for message in messages where !lane.running.contains(message.id) {
            if lane.finishedWhileLoading.contains(message.id) { continue }
            if message.due > moment {
                next = message.due
                break
            }
            guard !isStopping, lane.running.count < lane.allowance, tasks.count < limit else {
                lane.mustLoad = true
                break
            }
            lane.running.insert(message.id)
            let work = work
            tasks[message.id] = Task.detached {
                let turn = await work(message)
                await self.ended(message, turn)
            }
        }
        lane.finishedWhileLoading = []
        let isDone = lane.running.isEmpty && next == nil && !lane.mustLoad
        if isDone { lane.alarm?.task.cancel() }
        lanes[name] = isDone ? nil : lane
        if let next { setAlarm(name, at: next) }
    }

    private func ended(_ message: Message, _ turn: Turn) async {
        tasks[message.id] = nil
        let name = message.lane
        lanes[name]?.running.remove(message.id)
        lanes[name]?.finishedWhileLoading.insert(message.id)
        lanes[name]?.mustLoad = true
        switch turn {
        case .done: lanes[name]?.pausedUntil = 0
        case .pausesLane(let pause): lanes[name]?.back(off: pause, at: milliseconds())
        }
        let waiting = crowded
        crowded = []
        await fill(name)
        for other in waiting where other != name { await fill(other) }
    }

    // MARK: Time

    private func setAlarm(_ name: String, at time: Int64) {
        guard !isStopping, let lane = lanes[name] else { return }
        if let alarm = lane.alarm {
            if alarm.time <= time { return }
            alarm.task.cancel()
        }
        let pause = Duration.milliseconds(max(1, time - milliseconds()))
        let task = Task { [clock] in
            do {
                try await clock.sleep(for: pause)
            } catch {
                return
            }
            await self.alarmRang(name)
        }
        lanes[name]?.alarm = (time, task)
    }

    private func alarmRang(_ name: String) async {
        guard lanes[name] != nil else { return }
        lanes[name]?.alarm = nil
        if lanes[name]?.isSaturated == true {
            lanes[name]?.isSaturated = false
            if let lane = lanes[name], lane.running.count >= lane.allowance {
                lanes[name]?.allowance = min(limit, lane.allowance + lane.step)
            }
        }
        lanes[name]?.mustLoad = true
        await fill(name)
    }
}
