import Logs
import NIOCore

/// The log stream of an environment. Event loop only; that is what guards its state.
///
/// Events keep their order: what follows a REPORT whose memory figure is still being taken waits behind it.
final class EnvironmentLog: @unchecked Sendable {
    private enum Entry {
        case event(LogEvent)
        case promised(Int)
    }

    let group: String
    let stream: String

    private let settings: LoggingSettings
    private let sink: any EnvironmentLogSink
    private let eventLoop: any EventLoop
    private let milliseconds: () -> Int64
    private let systemLevel: PlatformEvent.Level
    private let applicationLevel: OutputLine.Level

    private var queue: [Entry] = []
    private var promises = 0
    private var isFlushScheduled = false

    /// - Parameter milliseconds: the time since 1970.
    init(
        settings: LoggingSettings,
        stream: String,
        sink: any EnvironmentLogSink,
        eventLoop: any EventLoop,
        milliseconds: @escaping () -> Int64
    ) {
        self.group = settings.group
        self.stream = stream
        self.settings = settings
        self.sink = sink
        self.eventLoop = eventLoop
        self.milliseconds = milliseconds
        self.systemLevel = PlatformEvent.Level(name: settings.systemLevel)
        // Only the JSON form has levels; unframed lines have none and always pass.
        let level = settings.format == .json ? settings.applicationLevel : nil
        self.applicationLevel = level.flatMap(OutputLine.Level.init(name:)) ?? .undefined
    }

    /// Writes an event of Lambent's.
    func write(_ event: PlatformEvent, to invocation: ActiveInvocation? = nil) {
        let time = milliseconds()
        guard let text = text(of: event, at: time) else { return }
        invocation?.tail?.append(text)
        enqueue(.event(LogEvent(timestampMilliseconds: time, message: text)))
    }

    /// Writes what the function wrote.
    func write(_ line: OutputLine, to invocation: ActiveInvocation?) {
        guard line.level == .undefined || line.level >= applicationLevel else { return }
        invocation?.tail?.append(line.text)
        let time = line.timestampMicroseconds.map { $0 / 1000 } ?? milliseconds()
        enqueue(.event(LogEvent(timestampMilliseconds: time, message: line.text)))
    }

    /// Keeps a place for an event that is not known yet.
    func promise() -> LogPromise {
        promises += 1
        enqueue(.promised(promises))
        return LogPromise(id: promises, milliseconds: milliseconds())
    }

    /// Writes an event in the place kept for it.
    func keep(_ promise: LogPromise, _ event: PlatformEvent, to invocation: ActiveInvocation?) {
        let index = queue.firstIndex {
            if case .promised(promise.id) = $0 { true } else { false }
        }
        guard let index else { return }
        if let text = text(of: event, at: promise.milliseconds) {
            invocation?.tail?.append(text)
            queue[index] = .event(LogEvent(timestampMilliseconds: promise.milliseconds, message: text))
        } else {
            queue.remove(at: index)
        }
        scheduleFlush()
    }

    private func text(of event: PlatformEvent, at time: Int64) -> String? {
        switch settings.format {
        case .text: event.text(milliseconds: time)
        case .json: event.level >= systemLevel ? event.json(milliseconds: time) : nil
        }
    }

    private func enqueue(_ entry: Entry) {
        queue.append(entry)
        scheduleFlush()
    }

    /// One call of the sink for all that a turn of the loop brought.
    private func scheduleFlush() {
        guard !isFlushScheduled else { return }
        isFlushScheduled = true
        eventLoop.execute { self.flush() }
    }

    private func flush() {
        isFlushScheduled = false
        var events: [LogEvent] = []
        for entry in queue {
            guard case .event(let event) = entry else { break }
            events.append(event)
        }
        guard !events.isEmpty else { return }
        queue.removeFirst(events.count)
        sink.append(events, group: group, stream: stream)
    }
}

/// A place kept in a log.
struct LogPromise {
    let id: Int
    let milliseconds: Int64
}
