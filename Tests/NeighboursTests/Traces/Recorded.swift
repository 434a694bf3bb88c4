import Logging
import Synchronization

/// A log that keeps what its messages say of counts.
final class Recorded: LogHandler, Sendable {
    private let said = Mutex<[String]>([])

    var counts: [String] { said.withLock { $0 } }

    var logLevel: Logger.Level {
        get { .trace }
        set {}
    }

    var metadata: Logger.Metadata {
        get { [:] }
        set {}
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set {}
    }

    func log(event: LogEvent) {
        let count = event.metadata?["count"].map { "\($0)" } ?? ""
        said.withLock { $0.append(count) }
    }
}

/// A time that stands until it is set.
final class Moment: Sendable {
    private let moment: Mutex<ContinuousClock.Instant>

    init(_ moment: ContinuousClock.Instant) {
        self.moment = Mutex(moment)
    }

    var now: ContinuousClock.Instant {
        get { moment.withLock(\.self) }
        set { moment.withLock { $0 = newValue } }
    }
}
