import NIOCore

/// The records of one life of a runtime's process, for the extensions that subscribe to them. Event loop only; that is
/// what guards its state.
///
/// Until the initialization is over everything is kept, as whoever subscribes is told what was before. After that there
/// are only those who have subscribed.
final class EnvironmentTelemetry: @unchecked Sendable {
    /// How much is kept for later subscribers.
    private static let keptEvents = 10_000
    private static let keptBytes = 1024 * 1024

    private let isJSON: Bool
    private let eventLoop: any EventLoop
    private let onLoss: (PlatformEvent) -> Void
    private var kept: [TelemetryEvent] = []
    private var keptBytes = 0
    private var subscribers: [TelemetrySubscriber] = []
    private(set) var isOpen = true

    /// - Parameters:
    ///   - isJSON: the function logs JSON.
    ///   - onLoss: writes what it is given to the log, from where it comes back as a record.
    init(isJSON: Bool, on eventLoop: any EventLoop, onLoss: @escaping (PlatformEvent) -> Void) {
        self.isJSON = isJSON
        self.eventLoop = eventLoop
        self.onLoss = onLoss
    }

    func record(_ content: TelemetryEvent.Content, at milliseconds: Int64) {
        let event = TelemetryEvent(milliseconds: milliseconds, content: content)
        if isOpen, kept.count < Self.keptEvents, keptBytes < Self.keptBytes {
            kept.append(event)
            keptBytes += event.bytes
        }
        for subscriber in subscribers {
            subscriber.record(event)
        }
    }

    /// The API that an extension has subscribed by; nil for none.
    func api(of identifier: String) -> TelemetryAPI? {
        subscribers.first { $0.identifier == identifier }?.subscription.api
    }

    /// From now on an extension gets records, those from before first. An earlier subscription of its is over.
    func subscribe(
        _ subscription: TelemetrySubscription,
        of identifier: String,
        connect: @escaping TelemetryDelivery.Connect
    ) {
        subscribers.removeAll { earlier in
            guard earlier.identifier == identifier else { return false }
            earlier.close()
            return true
        }
        let subscriber = TelemetrySubscriber(
            subscription,
            of: identifier,
            isJSON: isJSON,
            on: eventLoop,
            connect: connect,
            onLoss: { [onLoss] records, bytes, reason in
                onLoss(.logsDropped(records: records, bytes: bytes, reason: reason))
            }
        )
        subscribers.append(subscriber)
        for event in kept {
            subscriber.record(event)
        }
    }

    /// The initialization is over.
    ///
    /// - Returns: whether somebody has subscribed.
    func closeSubscription() -> Bool {
        isOpen = false
        kept = []
        return !subscribers.isEmpty
    }

    /// The processes are about to stand still.
    func pause() {
        for subscriber in subscribers { subscriber.pause() }
    }

    func resume() {
        for subscriber in subscribers { subscriber.resume() }
    }

    /// Sends what waits; complete when all has gone.
    func flush() -> EventLoopFuture<Void> {
        EventLoopFuture.andAllComplete(subscribers.map { $0.flush() }, on: eventLoop)
    }

    func close() {
        for subscriber in subscribers { subscriber.close() }
        subscribers = []
    }
}
