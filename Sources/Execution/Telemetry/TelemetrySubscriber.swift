import NIOCore

/// An extension that gets records. Event loop only; that is what guards its state.
final class TelemetrySubscriber: @unchecked Sendable {
    /// How much of what told of losses is kept.
    private static let owedRecords = 100

    /// The identifier of the extension.
    let identifier: String
    let subscription: TelemetrySubscription

    private let isJSON: Bool
    private let eventLoop: any EventLoop
    private let delivery: TelemetryDelivery
    private let onLoss: (_ records: Int, _ bytes: Int, _ reason: String) -> Void
    private var queue: TelemetryQueue
    private var timer: Scheduled<Void>?
    /// The batch holds more than what tells of earlier losses: its own loss is worth another such record.
    private var isWorthTelling = false
    /// What told of losses and was lost itself: it goes with the next record that is something else, so that a listener
    /// that is not there is not called for nothing but that.
    private var owed: [String] = []
    /// Those who wait until everything has gone.
    private var waiting: [EventLoopPromise<Void>] = []

    /// - Parameters:
    ///   - isJSON: the function logs JSON.
    ///   - onLoss: called on the loop when records are lost.
    init(
        _ subscription: TelemetrySubscription,
        of identifier: String,
        isJSON: Bool,
        on eventLoop: any EventLoop,
        connect: @escaping TelemetryDelivery.Connect,
        onLoss: @escaping (_ records: Int, _ bytes: Int, _ reason: String) -> Void
    ) {
        self.identifier = identifier
        self.subscription = subscription
        self.isJSON = isJSON
        self.eventLoop = eventLoop
        self.onLoss = onLoss
        delivery = TelemetryDelivery(subscription.destination, connect: connect)
        queue = TelemetryQueue(maxItems: subscription.maxItems, maxBytes: subscription.maxBytes)
    }

    func record(_ event: TelemetryEvent) {
        guard let text = event.text(for: subscription, isJSON: isJSON) else { return }
        if !event.tellsOfLoss {
            isWorthTelling = true
            for text in owed { perform(queue.add(text)) }
            owed = []
        }
        perform(queue.add(text))
    }

    func pause() {
        queue.pause()
    }

    func resume() {
        perform(queue.resume())
    }

    /// Sends what waits; complete when nothing does any more.
    func flush() -> EventLoopFuture<Void> {
        perform(queue.flush())
        guard !queue.isIdle else { return eventLoop.makeSucceededVoidFuture() }
        let promise = eventLoop.makePromise(of: Void.self)
        waiting.append(promise)
        return promise.futureResult
    }

    /// Nobody listens any more.
    func close() {
        timer?.cancel()
        timer = nil
        release()
        Task { [delivery] in await delivery.close() }
    }

    private func perform(_ actions: [TelemetryQueue.Action]) {
        for action in actions {
            switch action {
            case .startTimer:
                timer?.cancel()
                timer = eventLoop.scheduleTask(in: subscription.timeout) { [weak self] in
                    guard let self else { return }
                    perform(queue.flush())
                }
            case .send(let batch):
                send(batch)
            case .drop(let records, let bytes):
                guard takeWorth() else { continue }
                onLoss(
                    records,
                    bytes,
                    "Some logs were dropped because the downstream consumer is slower than the logs production rate"
                )
            }
        }
    }

    private func takeWorth() -> Bool {
        defer { isWorthTelling = false }
        return isWorthTelling
    }

    private func send(_ batch: [String]) {
        let isWorthTelling = takeWorth()
        Task { [self] in
            let reason: String?
            do {
                try await delivery.send(batch)
                reason = nil
            } catch {
                reason = "could not send events: \(error)"
            }
            eventLoop.execute {
                self.perform(self.queue.sent())
                if self.queue.isIdle { self.release() }
                guard let reason else { return }
                guard isWorthTelling else {
                    self.owed = (self.owed + batch).suffix(Self.owedRecords)
                    return
                }
                self.onLoss(batch.count, batch.reduce(0) { $0 + $1.utf8.count }, reason)
            }
        }
    }

    private func release() {
        for promise in waiting {
            promise.succeed()
        }
        waiting = []
    }
}
