import Logs
import NIOCore

/// The log stream of an environment. Event loop only; that is what guards its state.
///
/// Events keep their order: what follows a REPORT whose memory figure is still being taken waits behind it.
final class EnvironmentLog: @unchecked Sendable {
    private enum Entry {
        case event(LogEvent)
        /// An event of Lambent's whose text nobody needed yet: that of many is made at once, when they leave.
        case platform(PlatformEvent, milliseconds: Int64)
        case promised
    }

    let group: String
    let stream: String

    var isJSON: Bool { settings.format == .json }

    private let settings: LoggingSettings
    private let sink: any EnvironmentLogSink
    private let eventLoop: any EventLoop
    private let milliseconds: () -> Int64
    private let systemLevel: PlatformEvent.Level
    private let applicationLevel: OutputLine.Level

    /// Hears of everything, whatever the levels of the log; nil while nobody could.
    var telemetry: EnvironmentTelemetry?

    private var queue: [Entry] = []
    /// How many entries have left the queue.
    private var gone = 0
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
        telemetry?.record(.platform(event), at: time)
        guard invocation?.tail != nil else { return enqueue(.platform(event, milliseconds: time)) }
        guard let text = text(of: event, at: time) else { return }
        invocation?.tail?.append(text)
        enqueue(.event(LogEvent(timestampMilliseconds: time, message: text)))
    }

    /// Writes what the function, or an extension, wrote.
    func write(_ line: OutputLine, to invocation: ActiveInvocation?, isExtension: Bool = false) {
        if let telemetry {
            let time = line.timestampMicroseconds.map { $0 / 1000 } ?? milliseconds()
            telemetry.record(isExtension ? .extension(line.text) : .function(line.text), at: time)
        }
        guard line.level == .undefined || line.level >= applicationLevel else { return }
        invocation?.tail?.append(line.text)
        let time = line.timestampMicroseconds.map { $0 / 1000 } ?? milliseconds()
        enqueue(.event(LogEvent(timestampMilliseconds: time, message: line.text)))
    }

    /// Keeps a place for an event that is not known yet.
    func promise() -> LogPromise {
        let place = gone + queue.count
        enqueue(.promised)
        return LogPromise(place: place, milliseconds: milliseconds())
    }

    /// Writes an event in the place kept for it.
    func keep(_ promise: LogPromise, _ event: PlatformEvent, to invocation: ActiveInvocation?) {
        let index = promise.place - gone
        telemetry?.record(.platform(event), at: promise.milliseconds)
        queue[index] = .platform(event, milliseconds: promise.milliseconds)
        if invocation?.tail != nil, let text = text(of: event, at: promise.milliseconds) {
            invocation?.tail?.append(text)
        }
        if index == 0 {
            scheduleFlush()
        }
    }

    private func text(of event: PlatformEvent, at time: Int64) -> String? {
        switch settings.format {
        case .text: event.text(milliseconds: time)
        case .json: event.level >= systemLevel ? event.json(milliseconds: time) : nil
        }
    }

    private func enqueue(_ entry: Entry) {
        queue.append(entry)
        if case .promised? = queue.first { return }
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
        var count = 0
        loop: for entry in queue {
            switch entry {
            case .event(let event):
                events.append(event)
            case .platform(let event, let time):
                if let text = text(of: event, at: time) {
                    events.append(LogEvent(timestampMilliseconds: time, message: text))
                }
            case .promised:
                break loop
            }
            count += 1
        }
        queue.removeFirst(count)
        gone += count
        guard !events.isEmpty else { return }
        sink.append(events, group: group, stream: stream)
    }
}

/// A place kept in a log.
struct LogPromise {
    /// Counted from the first entry of the log.
    let place: Int
    let milliseconds: Int64
}
